using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>Where a part was blanked.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Column">That character's column, from 0: it tells whose child the part was.</param>
/// <param name="IsItem">Whether it was an item of a list.</param>
internal readonly record struct YamlGap(int Start, int Column, bool IsItem);

/// <summary>A text from which faulty blocks are blanked one after the other, offsets kept.</summary>
internal sealed class YamlRepairs(SourceText source)
{
    private readonly ParserQuirks _quirks = new(source.Text);
    private char[]? _characters;
    private int _checked;

    /// <summary>The text with what was faulty replaced by blanks.</summary>
    public string Text { get; private set; } = source.Text;

    public List<Problem> Problems { get; } = [];

    public List<YamlGap> Gaps { get; } = [];

    public int Count => Gaps.Count;

    /// <summary>Whether the last repair already took the rest of the file.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>
    /// The next character that YAML does not allow in a file (YAML 1.2 section 5.1, c-printable): NUL and other control characters, which
    /// the parser would take for the end of the file.
    /// </summary>
    public SyntaxFault? NextForbiddenCharacter()
    {
        for (var i = _checked; i < Text.Length; i++)
        {
            var c = Text[i];
            if (c is >= ' ' and < '\x7f' or '\n' or '\r' or '\t' or '\x85' or >= '\xa0' and < '\ud800' or >= '\ue000' and <= '\ufffd')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < Text.Length && char.IsLowSurrogate(Text[i + 1]))
            {
                i++;
                continue;
            }

            _checked = i;
            return new SyntaxFault(i, i + 1, i, $"the character U+{(int)c:X4} is not allowed in YAML");
        }

        _checked = Text.Length;
        return null;
    }

    /// <summary>Rewrites what the parser refuses and go-yaml takes; false when the error is none of those.</summary>
    public bool Bypass(Exception thrown, YamlTreeBuilder builder)
    {
        if (_quirks.Rewrite(Text, thrown, builder) is not { } rewritten)
            return false;
        Text = rewritten;
        _characters = null;
        return true;
    }

    /// <summary>The comments in order, with those that rewriting took out of the text.</summary>
    public List<TextSpan> AllComments(List<TextSpan> comments)
    {
        if (_quirks.Comments.Count > 0)
        {
            comments.AddRange(_quirks.Comments);
            comments.Sort((a, b) => a.Start.CompareTo(b.Start));
        }

        return comments;
    }

    /// <summary>Reports a fault and blanks the smallest block that holds what is to blame.</summary>
    public void Blank(SyntaxFault fault)
    {
        var blocks = new IndentationBlocks(Text, source.Lines);
        var line = source.Lines.Position(fault.Culprit).Line;
        while (line > 1 && blocks.Indent(line) < 0)
            line--;
        if (blocks.Indent(line) < 0)
        {
            BlankToEnd(fault);
            return;
        }

        Report(fault, blocks, line);
        var block = blocks.At(line);
        Blank(blocks, line, source.Lines.Start(block.First), source.Lines.Line(block.Last).End);
    }

    /// <summary>Reports a fault and blanks all from its block to the end.</summary>
    public void BlankToEnd(SyntaxFault fault)
    {
        var blocks = new IndentationBlocks(Text, source.Lines);
        var line = source.Lines.Position(fault.Culprit).Line;
        if (IsGivenUp || blocks.Indent(line) < 0)
            line = 1;
        IsGivenUp = true;
        Report(fault with { Message = fault.Message + "; the rest of the file was not read" }, blocks, line);
        Blank(blocks, line, source.Lines.Start(line), Text.Length);
    }

    private void Report(SyntaxFault fault, IndentationBlocks blocks, int line)
    {
        var names = new List<string> { blocks.Name(line) };
        var outer = line;
        for (var parent = blocks.Parent(line); parent > 0; parent = blocks.Parent(parent))
        {
            names.Add(blocks.Name(parent));
            if (blocks.Parent(parent) > 0)
                outer = parent;
        }

        names.Reverse();
        var path = string.Join(".", names);
        var kind = fault.IsLimit ? YamlReader.LimitKind : "yaml-syntax";
        var context = blocks.At(outer);
        var start = blocks.FirstCharacter(context.First);
        var end = Math.Max(source.Lines.Line(context.Last).End, fault.End);
        var element = new Element(source.At(fault.Start, fault.End), source.At(Math.Min(start, fault.Start), end), names[names.Count - 1], path);
        Problems.Add(new Problem(kind, element, fault.Message));
    }

    private void Blank(IndentationBlocks blocks, int line, int start, int end)
    {
        Gaps.Add(new YamlGap(blocks.FirstCharacter(line), Math.Max(0, blocks.Indent(line)), blocks.IsItem(line)));
        _characters ??= Text.ToCharArray();
        for (var i = start; i < end; i++)
        {
            if (_characters[i] is not ('\r' or '\n'))
                _characters[i] = ' ';
        }

        Text = new string(_characters);
    }
}
