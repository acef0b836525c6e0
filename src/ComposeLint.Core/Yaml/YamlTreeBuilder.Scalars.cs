using System.Text;

namespace ComposeLint.Yaml;

/// <summary>What go-yaml makes of a scalar otherwise than the parser: escapes, lines that were joined, tags.</summary>
internal sealed partial class YamlTreeBuilder
{
    private static readonly char[] LineBreaks = ['\r', '\n'];
    private readonly bool _isRepaired;

    private string ValueOf(string value, ScalarStyle style, string? tag, int start, int end)
    {
        if (style == ScalarStyle.DoubleQuoted && _text.IndexOf('\\', start, end - start) >= 0)
            CheckEscapes(start, end);
        if (_isRepaired)
        {
            if (value.IndexOf(LiftedBackslash) >= 0)
                value = value.Replace(LiftedBackslash.ToString(), style == ScalarStyle.DoubleQuoted ? "" : "\\");
            if (style == ScalarStyle.Plain && IsOverLines(_source.Text, start, end) && !IsOverLines(_text, start, end))
                value = Folded(_source.Text.Substring(start, end - start));
        }

        if (tag == "!!binary")
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(value));
            }
            catch (FormatException)
            {
                AddProblem(SyntaxKind, start, end, "!!binary without valid base64");
            }
        }

        return value;
    }

    private static bool IsOverLines(string text, int start, int end) => text.IndexOfAny(LineBreaks, start, end - start) >= 0;

    /// <summary>Escapes that the parser takes and go-yaml does not: JSON's <c>\/</c> and surrogate pairs.</summary>
    private void CheckEscapes(int start, int end)
    {
        for (var i = start; i + 1 < end; i++)
        {
            if (_text[i] != '\\')
                continue;
            if (_text[i + 1] == '/')
                AddProblem(SyntaxKind, i, i + 2, "unknown escape in a text in double quotes: write / without a backslash");
            else if (i + 3 < end && _text[i + 1] == 'u' && _text[i + 2] is 'd' or 'D' && _text[i + 3] is not (>= '0' and <= '7'))
                AddProblem(SyntaxKind, i, i + 2, "half a surrogate pair is no Unicode character: write it as \\U and eight digits");
            i++;
        }
    }

    /// <summary>A plain text's lines joined as YAML folds them (YAML 1.2 section 6.5): one break is a blank, of more the first is left out.</summary>
    private static string Folded(string raw)
    {
        var lines = raw.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        var folded = new StringBuilder(lines[0].TrimEnd(' ', '\t'));
        var blankLines = 0;
        for (var i = 1; i < lines.Length; i++)
        {
            var line = lines[i].Trim(' ', '\t');
            if (line.Length == 0)
            {
                blankLines++;
                continue;
            }

            folded.Append(blankLines == 0 ? " " : new string('\n', blankLines)).Append(line);
            blankLines = 0;
        }

        return folded.ToString();
    }

    /// <summary>go-yaml refuses a value that its tag does not fit (resolve.go: cannot decode).</summary>
    private void CheckTag(YamlScalar scalar)
    {
        var fits = scalar.Tag switch
        {
            "!!int" => scalar.Kind() == ScalarKind.Integer,
            "!!float" => scalar.Kind() == ScalarKind.Float,
            "!!bool" => scalar.Kind() == ScalarKind.Boolean,
            "!!null" => scalar.Kind() == ScalarKind.Null,
            _ => true,
        };
        if (!fits)
            AddProblem(SyntaxKind, scalar.Span.Span.Start, scalar.Span.Span.End, $"this value is no {scalar.Tag!.Substring(2)}, which its tag {scalar.Tag} says");
    }
}
