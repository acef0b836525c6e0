using ComposeLint.Analysis;
using ComposeLint.Reporting.Frames;

namespace ComposeLint.Reporting;

/// <summary>A rule's page (Markdown) as a terminal shows it: headings stand out, code is indented, links show their address.</summary>
/// <param name="style">What the terminal can do.</param>
/// <param name="writer">Where it goes.</param>
public sealed class PageRenderer(TextStyle style, TextWriter writer)
{
    private readonly Ink _ink = new(style);

    /// <summary>Writes a rule's page under a line with its metadata.</summary>
    public void Write(RuleDescriptor rule)
    {
        writer.WriteLine(_ink.Strong($"{rule.Id} {rule.Name}") + ": " + rule.Title);
        var off = rule.EnabledByDefault ? "" : ", off unless selected";
        writer.WriteLine($"{_ink.Level(rule.Severity, Words.Of(rule.Severity))}, {rule.Category}{off}" + (rule.Since.Length > 0 ? $", since {rule.Since}" : ""));
        if (!rule.Supersedes.IsEmpty)
            writer.WriteLine($"tells at one place what {string.Join(", ", rule.Supersedes)} would tell apart");
        writer.WriteLine();
        WriteBody(rule.Markdown);
        writer.WriteLine(_ink.Faint(rule.HelpUri));
    }

    private void WriteBody(string markdown)
    {
        var fence = "";
        foreach (var line in WithoutTitle(markdown.ReplaceLineEndings("\n")).Trim('\n').Split('\n'))
        {
            var trimmed = line.TrimStart();
            if (fence.Length > 0)
            {
                if (trimmed.StartsWith(fence, StringComparison.Ordinal) && trimmed.Trim('`').Length == 0)
                    fence = "";
                else
                    writer.WriteLine(_ink.Frame("  │ ") + line);
            }
            else if (trimmed.StartsWith("```", StringComparison.Ordinal))
            {
                fence = trimmed[..(trimmed.Length - trimmed.TrimStart('`').Length)];
                // "```yaml compose.override.yaml" names the file that the lines belong to.
                if (trimmed.Split(' ') is [_, var name, ..])
                    writer.WriteLine(_ink.Frame("  ┌ ") + _ink.Faint(name));
            }
            else if (trimmed.StartsWith('#'))
            {
                writer.WriteLine(_ink.Strong(trimmed.TrimStart('#').Trim()));
            }
            else
            {
                writer.WriteLine(Inline(line));
            }
        }

        writer.WriteLine();
    }

    // The title stands above already.
    private static string WithoutTitle(string markdown) =>
        markdown.StartsWith("# ", StringComparison.Ordinal) && markdown.IndexOf('\n', StringComparison.Ordinal) is > 0 and var end ? markdown[end..] : markdown;

    // `code` loses its marks where colour can tell it; [text](address) becomes "text (address)".
    private string Inline(string line)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '`' && line.IndexOf('`', i + 1) is var end && end > 0)
            {
                text.Append(style.Color ? _ink.Frame(line[(i + 1)..end]) : line[i..(end + 1)]);
                i = end;
            }
            else if (line[i] == '[' && Link(line, i) is { } link)
            {
                // A neighbour's page is reached by its name: explain shows it.
                var isNeighbour = link.Address.StartsWith('.');
                text.Append(isNeighbour ? link.Text : style.Hyperlinks ? _ink.Link(link.Address, link.Text) : $"{link.Text} ({link.Address})");
                i = link.End;
            }
            else if (line.AsSpan(i).StartsWith("**", StringComparison.Ordinal) && line.IndexOf("**", i + 2, StringComparison.Ordinal) is var close && close > 0)
            {
                text.Append(_ink.Strong(line[(i + 2)..close]));
                i = close + 1;
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return text.ToString();
    }

    private static (string Text, string Address, int End)? Link(string line, int start)
    {
        var middle = line.IndexOf("](", start, StringComparison.Ordinal);
        var end = middle < 0 ? -1 : line.IndexOf(')', middle);
        return end < 0 ? null : (line[(start + 1)..middle], line[(middle + 2)..end], end);
    }
}
