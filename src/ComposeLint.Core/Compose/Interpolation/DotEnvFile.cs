using System.Globalization;
using System.Text;

namespace ComposeLint.Compose.Interpolation;

/// <summary>Why an env file could not be read to its end.</summary>
/// <param name="Line">The line, from 1; 0 when there is none.</param>
/// <param name="Message">Compose's error without what the file holds.</param>
/// <param name="Value">What Compose's error goes on with: a part of the file, for Compose's own reading alone.</param>
internal sealed record DotEnvError(int Line, string Message, string Value = "");

/// <summary>
/// Env files by Compose's own grammar (compose-go dotenv/parser.go, godotenv.go): <c>export</c>, <c>KEY=value</c> and <c>KEY: value</c>, inherited
/// keys, quotes over several lines, escapes in double quotes, comments after a blank, variables expanded. Values never leave through a problem.
/// </summary>
internal sealed class DotEnvFile(string text, VariableScope lookup, Dictionary<string, string> values)
{
    private int _line = 1;
    private int _at;

    /// <summary>Reads a text into <paramref name="values"/>; null when all of it could be read.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="lookup">Variables that expansion sees first.</param>
    /// <param name="values">What was read before, and receives what is read.</param>
    public static DotEnvError? Read(string text, VariableScope lookup, Dictionary<string, string> values) =>
        new DotEnvFile(text, lookup, values).Read();

    private DotEnvError? Read()
    {
        while (SkipToStatement())
        {
            if (Key(out var key, out var isInherited) is { } error)
                return error;
            if (key.IndexOf(' ') >= 0)
                return Error("key cannot contain a space");
            if (isInherited)
            {
                if (lookup[key] is { } inherited)
                    values[key] = inherited;
                continue;
            }

            error = Value(out var value);
            if (error is not null)
                return error;
            values[key] = value;
        }

        return null;
    }

    private bool SkipToStatement()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '\n')
                _line++;
            if (char.IsWhiteSpace(c))
            {
                _at++;
            }
            else if (c == '#')
            {
                var newline = text.IndexOf('\n', _at);
                if (newline < 0)
                    return false;
                _at = newline;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private DotEnvError? Key(out string key, out bool isInherited)
    {
        const string Export = "export";
        if (string.CompareOrdinal(text, _at, Export, 0, Export.Length) == 0 && _at + Export.Length < text.Length && IsRegexSpace(text[_at + Export.Length]))
        {
            _at += Export.Length;
            while (_at < text.Length && IsBlank(text[_at]))
                _at++;
        }

        key = "";
        isInherited = false;
        var start = _at;
        var i = start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (IsBlank(c))
                continue;
            if (c is '=' or ':' or '\n')
            {
                key = text.Substring(start, i - start);
                isInherited = c == '\n';
                i++;
                break;
            }

            if (c is '_' or '.' or '-' or '[' or ']' || char.IsLetter(c) || char.IsNumber(c) || char.IsSurrogate(c))
                continue;
            var newline = text.IndexOf('\n', start);
            return Error($"unexpected character {Quoted(c.ToString())} in variable name", " " + Quoted(text.Substring(start, (newline < 0 ? text.Length : newline) - start)));
        }

        if (start >= text.Length)
            return new DotEnvError(0, "zero length string");
        // A last line without separator is the value of a key without name for Compose.
        if (i >= text.Length && key.Length == 0 && text[text.Length - 1] is not ('=' or ':' or '\n'))
            i = start;

        if (isInherited && key.IndexOf(' ') < 0)
            _line++;
        key = key.TrimEnd();
        while (i < text.Length && IsBlank(text[i]))
            i++;
        _at = i;
        return null;
    }

    private DotEnvError? Value(out string value)
    {
        var quote = _at < text.Length ? text[_at] : '\0';
        if (quote is not ('"' or '\''))
        {
            var newline = text.IndexOf('\n', _at);
            var raw = newline < 0 ? text.Substring(_at) : text.Substring(_at, newline - _at);
            _at = newline < 0 ? text.Length : newline + 1;
            _line++;
            var comment = raw.IndexOf(" #", StringComparison.Ordinal);
            return Expand((comment < 0 ? raw : raw.Substring(0, comment)).TrimEnd(), out value);
        }

        var chars = new StringBuilder();
        var isEscape = false;
        for (var i = _at + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                _line++;
            if (c != quote)
            {
                if (!isEscape && c == '\\')
                {
                    isEscape = true;
                    continue;
                }

                if (isEscape)
                    chars.Append('\\');
                isEscape = false;
                chars.Append(c);
                continue;
            }

            if (isEscape)
            {
                isEscape = false;
                chars.Append(c);
                continue;
            }

            _at = i + 1;
            value = chars.ToString();
            return quote == '"' ? Expand(Unescape(value), out value) : null;
        }

        value = "";
        var lineEnd = text.IndexOf('\n', _at);
        return Error("unterminated quoted value", " " + text.Substring(_at, (lineEnd < 0 ? text.Length : lineEnd) - _at));
    }

    private DotEnvError? Expand(string raw, out string value)
    {
        var template = new Template(lookup.With(values), keepHoles: false);
        value = template.Evaluate(raw);
        return template.Failure switch
        {
            TemplateFailure.Required => new DotEnvError(_line - 1, $"required variable {template.FailureSubject} is missing a value", template.FailureReason.Length > 0 ? ": " + template.FailureReason : ""),
            TemplateFailure.Invalid => new DotEnvError(_line - 1, "Invalid template", ": " + Quoted(template.FailureSubject)),
            _ => null,
        };
    }

    /// <summary>The escapes that the parser knows, and no others: <c>\x</c> and <c>\u</c> stay as they are.</summary>
    private static string Unescape(string text)
    {
        if (text.IndexOf('\\') < 0)
            return text;
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                output.Append(text[i]);
                continue;
            }

            var c = text[i + 1];
            if (c == '0')
            {
                // \0 and up to three digits; Go wants exactly three octal ones, else the text stays without the 0.
                var digits = i + 2;
                while (digits < text.Length && digits < i + 5 && text[digits] is >= '0' and <= '9')
                    digits++;
                var octal = text.Substring(i + 2, digits - i - 2);
                if (octal.Length == 3 && octal.All(d => d < '8') && Convert.ToInt32(octal, 8) is var code and < 256)
                    output.Append((char)code);
                else
                    output.Append('\\').Append(octal);
                i = digits - 1;
                continue;
            }

            var replacement = c switch
            {
                'a' => "\a",
                'b' => "\b",
                'f' => "\f",
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                'v' => "\v",
                '$' => "$$",
                '"' => "\"",
                '\\' => "\\",
                _ => null,
            };
            output.Append(replacement ?? text.Substring(i, 2));
            i++;
        }

        return output.ToString();
    }

    private DotEnvError Error(string message, string value = "") => new(_line, string.Format(CultureInfo.InvariantCulture, "line {0}: {1}", _line, message), value);

    /// <summary>A text as Go's %q shows it.</summary>
    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "\\r") + "\"";

    private static bool IsBlank(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00A0';

    private static bool IsRegexSpace(char c) => c is '\t' or '\n' or '\f' or '\r' or ' ';
}
