using System.Text;

namespace ComposeLint.Compose.Interpolation;

/// <summary>How a template's evaluation failed.</summary>
internal enum TemplateFailure
{
    /// <summary>It did not.</summary>
    None,
    /// <summary>Not a valid template: <c>${}</c>, an open brace.</summary>
    Invalid,
    /// <summary>A variable marked required (<c>?</c>, <c>:?</c>) has no value.</summary>
    Required,
}

/// <summary>
/// Compose's variable templates: <c>$V ${V} ${V:-d} ${V-d} ${V:?m} ${V?m} ${V:+r} ${V+r} $$</c>, nested. Follows compose-go template/template.go,
/// the odd corners included: the closing brace is sought up to the line's last one, a brace right after an opening one is not counted, a default is
/// evaluated only when it is needed (2.13; 2.9 evaluates it always). One instance evaluates one scalar.
/// </summary>
internal sealed partial class Template(VariableScope variables, bool keepHoles)
{
    /// <summary>How deep defaults may nest; what nests deeper is not valid.</summary>
    private const int MaximumDepth = 64;

    /// <summary>Stands where a variable without value was, in the analysis' reading.</summary>
    public const char Hole = '\uFFFC';

    /// <summary>Variables met without value and default, each with its offset in the scalar's text (-1 inside a default).</summary>
    public List<(string Name, int Offset, int Length)>? Unset { get; private set; }

    /// <summary>A variable whose value was taken.</summary>
    public string? Used { get; private set; }

    /// <summary>A variable whose default was taken.</summary>
    public string? Defaulted { get; private set; }

    /// <summary>How the evaluation failed.</summary>
    public TemplateFailure Failure { get; private set; }

    /// <summary>The invalid template, or the required variable.</summary>
    public string FailureSubject { get; private set; } = "";

    /// <summary>The message given after <c>?</c>.</summary>
    public string FailureReason { get; private set; } = "";

    /// <summary>The names whose value is not known, for a reason; null when all are known.</summary>
    public string? MissingName { get; private set; }

    /// <summary>The text with its variables replaced. After the first failure the rest is still evaluated, as Compose does.</summary>
    public string Evaluate(string text) => Evaluate(text, 0, text.Length, 0, isOutermost: true);

    private string Evaluate(string text, int start, int end, int depth, bool isOutermost)
    {
        var dollar = text.IndexOf('$', start, end - start);
        if (dollar < 0)
            return start == 0 && end == text.Length ? text : text.Substring(start, end - start);
        var output = new StringBuilder();
        var at = start;
        var templateStart = start;
        var lineBrace = -1;
        while (dollar >= 0)
        {
            output.Append(text, at, dollar - at);
            at = dollar;
            var next = dollar + 1 < end ? text[dollar + 1] : '\0';
            if (next == '$')
            {
                output.Append('$');
                at = dollar + 2;
            }
            else if (IsNameStart(next))
            {
                var nameEnd = NameEnd(text, dollar + 1, end);
                output.Append(Value(text.Substring(dollar + 1, nameEnd - dollar - 1), isOutermost ? dollar : -1, nameEnd - dollar));
                at = nameEnd;
            }
            else if (next == '{')
            {
                if (lineBrace < dollar)
                    lineBrace = LastBraceOfLine(text, dollar, end);
                at = Braced(text, dollar, end, lineBrace, depth, isOutermost, templateStart, output);
            }
            else
            {
                output.Append('$');
                at = dollar + 1;
            }

            dollar = at < end ? text.IndexOf('$', at, end - at) : -1;
        }

        output.Append(text, at, end - at);
        return output.ToString();
    }

    /// <summary>Evaluates <c>${...}</c> at an offset and returns where the text goes on.</summary>
    private int Braced(string text, int dollar, int end, int lineBrace, int depth, bool isOutermost, int templateStart, StringBuilder output)
    {
        var nameStart = dollar + 2;
        var nameEnd = nameStart < end && IsNameStart(text[nameStart]) ? NameEnd(text, nameStart, end) : nameStart;
        if (nameEnd == nameStart || nameEnd >= end)
            return Invalid(text, templateStart, end, dollar);
        var name = text.Substring(nameStart, nameEnd - nameStart);
        if (text[nameEnd] == '}')
        {
            output.Append(Value(name, isOutermost ? dollar : -1, nameEnd + 1 - dollar));
            return nameEnd + 1;
        }

        var isColon = text[nameEnd] == ':';
        var sign = isColon ? nameEnd + 1 : nameEnd;
        if (sign >= end || text[sign] is not ('-' or '+' or '?') || lineBrace < sign || depth >= MaximumDepth)
            return Invalid(text, templateStart, end, dollar);
        var closing = ClosingBrace(text, dollar, lineBrace + 1);
        if (closing < 0)
            closing = lineBrace;
        if (closing < sign)
            return Invalid(text, templateStart, end, dollar);
        var value = variables[name];
        var counts = value is not null && !(isColon && value.Length == 0);
        switch (text[sign])
        {
            case '-' when !counts:
                Defaulted = name;
                output.Append(Evaluate(text, sign + 1, closing, depth + 1, isOutermost: false));
                break;
            case '+' when counts:
                Used = name;
                output.Append(Evaluate(text, sign + 1, closing, depth + 1, isOutermost: false));
                break;
            case '?' when !counts:
                Fail(TemplateFailure.Required, name, Evaluate(text, sign + 1, closing, depth + 1, isOutermost: false));
                output.Append(Missing(name));
                break;
            case '+' when value is null:
                output.Append(Missing(name));
                break;
            default:
                Used = name;
                output.Append(value);
                break;
        }

        return closing + 1;
    }

    private string Value(string name, int offset, int length)
    {
        if (variables[name] is { } value)
        {
            Used = name;
            return value;
        }

        (Unset ??= []).Add((name, offset, length));
        return Missing(name);
    }

    private string Missing(string name)
    {
        MissingName ??= name;
        return keepHoles ? HoleText : "";
    }

    private int Invalid(string text, int start, int end, int dollar)
    {
        // The text is cut out for the first failure alone: a million of them must not copy it a million times.
        if (Failure == TemplateFailure.None)
            Fail(TemplateFailure.Invalid, text.Substring(start, end - start), "");
        return dollar + 2;
    }

    private void Fail(TemplateFailure failure, string subject, string reason)
    {
        if (Failure != TemplateFailure.None)
            return;
        Failure = failure;
        FailureSubject = subject;
        FailureReason = reason;
    }

    private static int LastBraceOfLine(string text, int from, int end)
    {
        var newline = text.IndexOf('\n', from, end - from);
        var stop = newline < 0 ? end : newline;
        return text.LastIndexOf('}', stop - 1, stop - from);
    }

    private static int ClosingBrace(string text, int from, int end)
    {
        var open = 0;
        for (var i = from; i < end; i++)
        {
            if (text[i] == '}' && --open == 0)
                return i;
            if (text[i] != '{')
                continue;
            open++;
            i++;
        }

        return -1;
    }

    private static int NameEnd(string text, int start, int end)
    {
        while (start < end && (IsNameStart(text[start]) || text[start] is >= '0' and <= '9'))
            start++;
        return start;
    }

    // Go folds two more characters onto ASCII letters under (?i): the long s and the Kelvin sign.
    private static bool IsNameStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '\u017F' or '\u212A';

    private static readonly string HoleText = Hole.ToString();
}
