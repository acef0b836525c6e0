using System.Globalization;
using System.Text;

namespace ComposeLint.Reporting.Escaping;

/// <summary>Text from files made safe for a sink. Each sink has its own dangers, so each has its own method.</summary>
public static class SafeText
{
    /// <summary>
    /// For a terminal or a log: no control or reordering characters, on one line, passwords masked. GitHub's runner also reads <c>##[command]</c> anywhere in a
    /// line (actions/runner, ActionCommand.cs).
    /// </summary>
    public static string Terminal(string text) => Visible(Redaction.InMessage(text)).Replace("##[", "#\\u{23}[", StringComparison.Ordinal);

    /// <summary>For the beginning of a line: as <see cref="Terminal"/>, and never a workflow command (<c>::set-output</c>).</summary>
    public static string LineStart(string text)
    {
        var safe = Terminal(text);
        return safe.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal) ? "\\u{3A}" + safe.TrimStart()[1..] : safe;
    }

    /// <summary>For a data format that escapes on its own: passwords masked, nothing else changed.</summary>
    public static string Data(string text) => Redaction.InMessage(text);

    /// <summary>For a SARIF message: one line, visible, and no link of the file's own making.</summary>
    public static string SarifMessage(string text) =>
        Visible(Redaction.InMessage(text)).Replace("](", "\\](", StringComparison.Ordinal);

    /// <summary>For the text of a SARIF link (SARIF 2.1.0 section 3.11.6: brackets are escaped by a backslash).</summary>
    public static string SarifLinkText(string text) =>
        Visible(Redaction.InMessage(text)).Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    /// <summary>For the message of a workflow command (actions/toolkit, command.ts: escapeData).</summary>
    public static string CommandData(string text) => Terminal(text).Replace("%", "%25", StringComparison.Ordinal);

    /// <summary>For a property of a workflow command (actions/toolkit, command.ts: escapeProperty).</summary>
    public static string CommandProperty(string text) =>
        CommandData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>For Markdown: no formatting, links, mentions, references or HTML of the file's own making.</summary>
    public static string Markdown(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        foreach (var c in Terminal(text))
        {
            switch (c)
            {
                case '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '!' or '|' or '~':
                    builder.Append('\\').Append(c);
                    break;
                case '&' or '<' or '>' or '@' or '#' or ':':
                    builder.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
                    break;
                default:
                    builder.Append(c);
                    break;
            }
        }

        return builder.ToString();
    }

    /// <summary>For Markdown as code, in a table.</summary>
    public static string MarkdownCode(string text) =>
        "`" + Terminal(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal) + "`";

    /// <summary>Finished JSON with its unsafe characters as <c>\u</c> escapes: outside strings JSON has none, so the value stays the same.</summary>
    public static string Json(string json)
    {
        StringBuilder? builder = null;
        for (var i = 0; i < json.Length;)
        {
            var (value, length, isUnsafe) = UnsafeCharacters.First(json.AsSpan(i));
            if (isUnsafe && value is not ('\n' or '\r' or '\t'))
            {
                builder ??= new StringBuilder(json.Length + 64).Append(json, 0, i);
                foreach (var unit in json.AsSpan(i, length))
                    builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else
            {
                builder?.Append(json, i, length);
            }

            i += length;
        }

        return builder?.ToString() ?? json;
    }

    private static string Visible(string text)
    {
        StringBuilder? builder = null;
        for (var i = 0; i < text.Length;)
        {
            var (value, length, isUnsafe) = UnsafeCharacters.First(text.AsSpan(i));
            if (isUnsafe)
                (builder ??= new StringBuilder(text.Length + 16).Append(text, 0, i)).Append(UnsafeCharacters.Escape(value));
            else
                builder?.Append(text, i, length);
            i += length;
        }

        return builder?.ToString() ?? text;
    }
}
