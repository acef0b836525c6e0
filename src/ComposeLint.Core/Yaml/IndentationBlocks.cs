using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>A text as blocks of lines by indentation alone: what can still be said of YAML that does not parse.</summary>
internal sealed class IndentationBlocks(string text, LineMap lines)
{
    /// <summary>The lines from <paramref name="First"/> to <paramref name="Last"/> (from 1).</summary>
    public readonly record struct Block(int First, int Last);

    private int _step;

    /// <summary>A line's indentation in columns, a tab for one step of what the file uses; -1 when it is blank or a comment.</summary>
    public int Indent(int line)
    {
        var span = lines.Line(line);
        var columns = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            switch (text[i])
            {
                case ' ':
                    columns++;
                    break;
                case '\t':
                    columns += Step();
                    break;
                case '#':
                    return -1;
                default:
                    return columns;
            }
        }

        return -1;
    }

    /// <summary>The offset of a line's first character that is no blank; the line's end when there is none.</summary>
    public int FirstCharacter(int line)
    {
        var span = lines.Line(line);
        var at = span.Start;
        while (at < span.End && text[at] is ' ' or '\t')
            at++;
        return at;
    }

    /// <summary>The smallest indentation by spaces in the file; 2 when there is none.</summary>
    private int Step()
    {
        if (_step > 0)
            return _step;
        var smallest = int.MaxValue;
        for (var line = 1; line <= lines.Count; line++)
        {
            var (start, first) = (lines.Start(line), FirstCharacter(line));
            if (first > start && first < lines.Line(line).End && !HasTabIndent(line))
                smallest = Math.Min(smallest, first - start);
        }

        return _step = smallest == int.MaxValue ? 2 : smallest;
    }

    /// <summary>Whether a line starts with a tab somewhere in its indentation.</summary>
    public bool HasTabIndent(int line)
    {
        var span = lines.Line(line);
        for (var i = span.Start; i < span.End && text[i] is ' ' or '\t'; i++)
        {
            if (text[i] == '\t')
                return true;
        }

        return false;
    }

    /// <summary>Whether a line is an item of a list.</summary>
    public bool IsItem(int line)
    {
        var span = lines.Line(line);
        var at = FirstCharacter(line);
        return at < span.End && text[at] == '-' && (at + 1 >= span.End || text[at + 1] is ' ' or '\t');
    }

    /// <summary>A line with all that is indented below it; a list may stand at its key's own indentation.</summary>
    public Block At(int line)
    {
        var indent = Indent(line);
        var tabs = HasTabIndent(line);
        var isItem = IsItem(line);
        var last = line;
        for (var next = line + 1; next <= lines.Count; next++)
        {
            var inner = Indent(next);
            if (inner < 0)
                continue;
            if (IsDocumentMarker(next))
                break;
            var isInside = inner > indent || (tabs && inner == indent && HasTabIndent(next)) || (inner == indent && !isItem && IsItem(next));
            if (!isInside)
                break;
            last = next;
        }

        return new Block(line, last);
    }

    /// <summary>The line that a line stands under; 0 at the top.</summary>
    public int Parent(int line)
    {
        var indent = Indent(line);
        var isItem = IsItem(line);
        for (var above = line - 1; above >= 1; above--)
        {
            var outer = Indent(above);
            if (outer >= 0 && IsDocumentMarker(above))
                return 0;
            if (outer >= 0 && (outer < indent || (outer == indent && isItem && !IsItem(above))))
                return above;
        }

        return 0;
    }

    /// <summary>Whether a line says <c>---</c> or <c>...</c>.</summary>
    public bool IsDocumentMarker(int line)
    {
        var span = lines.Line(line);
        return span.Length >= 3
            && (string.CompareOrdinal(text, span.Start, "---", 0, 3) == 0 || string.CompareOrdinal(text, span.Start, "...", 0, 3) == 0)
            && (span.Length == 3 || text[span.Start + 3] is ' ' or '\t');
    }

    /// <summary>Whether a line is a bare word: no key, no item, nothing that lines could stand under.</summary>
    public bool IsBareWord(int line)
    {
        var span = lines.Line(line);
        if (Indent(line) < 0 || IsItem(line) || IsDocumentMarker(line))
            return false;
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is '"' or '\'' or '[' or '{' or '?' or '&' or '!' or '|' or '>' or '%')
                return false;
            if (text[i] == ':' && (i + 1 == span.End || text[i + 1] is ' ' or '\t'))
                return false;
            if (text[i] == '#' && text[i - 1] is ' ' or '\t')
                return true;
        }

        return true;
    }

    /// <summary>What a line is about: its key, or the item's text.</summary>
    public string Name(int line)
    {
        const int longest = 60;
        var span = lines.Line(line);
        var start = FirstCharacter(line);
        var end = start;
        while (end < span.End && end - start < longest && !(text[end] == ':' && (end + 1 == span.End || text[end + 1] is ' ' or '\t')))
            end++;
        return text.Substring(start, end - start).Trim(' ', '\t', '-', '"', '\'');
    }
}
