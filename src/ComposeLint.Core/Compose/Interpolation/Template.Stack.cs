using System.Text;

namespace ComposeLint.Compose.Interpolation;

/// <summary>
/// The templates of <c>docker stack deploy</c> (docker/cli cli/compose/template/template.go): <c>$V</c> takes a default too, and all up to the next
/// brace belongs to it; <c>:-</c> and <c>-</c> are sought before <c>?</c>, so that <c>${V:?must-be}</c> has the default <c>be</c>; a default is no
/// template itself; and a substitution forgets the error of those before it.
/// </summary>
internal sealed partial class Template
{
    /// <summary>The text with its variables replaced as the stack's client does.</summary>
    public string EvaluateForStack(string text)
    {
        var output = new StringBuilder();
        var at = 0;
        var lastBrace = text.LastIndexOf('}');
        for (var dollar = text.IndexOf('$'); dollar >= 0; dollar = at < text.Length ? text.IndexOf('$', at) : -1)
        {
            output.Append(text, at, dollar - at);
            at = dollar + 1;
            if (at < text.Length && text[at] == '$')
            {
                output.Append('$');
                at++;
                continue;
            }

            var isBraced = at < text.Length && text[at] == '{';
            var start = isBraced ? at + 1 : at;
            var end = OperandEnd(text, start, isBraced, lastBrace);
            if (end < 0)
            {
                Forget();
                Fail(TemplateFailure.Invalid, text, "");
                continue;
            }

            at = isBraced ? end + 1 : end;
            output.Append(Substitute(text.Substring(start, end - start), dollar, at - dollar));
        }

        return at == 0 ? text : output.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where name and operand end; -1 when there is no name, or no brace that closes.</summary>
    private static int OperandEnd(string text, int start, bool isBraced, int lastBrace)
    {
        var nameEnd = start < text.Length && IsNameStart(text[start]) ? NameEnd(text, start, text.Length) : start;
        if (nameEnd == start || (isBraced && lastBrace < nameEnd))
            return -1;
        var sign = nameEnd < text.Length && text[nameEnd] == ':' ? nameEnd + 1 : nameEnd;
        if (sign >= text.Length || text[sign] is not ('-' or '?'))
            return !isBraced || text[nameEnd] == '}' ? nameEnd : -1;
        var brace = text.IndexOf('}', sign);
        return brace < 0 ? text.Length : brace;
    }

    private string Substitute(string substitution, int offset, int length)
    {
        Forget();
        if (Cut(substitution, ":-", out var name, out var operand))
            return Default(name, operand, variables[name] is { Length: > 0 });
        if (Cut(substitution, "-", out name, out operand))
            return Default(name, operand, variables[name] is not null);
        if (Cut(substitution, ":?", out name, out operand))
            return Required(name, operand, variables[name] is { Length: > 0 });
        if (Cut(substitution, "?", out name, out operand))
            return Required(name, operand, variables[name] is not null);
        return Value(substitution, offset, length);
    }

    private string Default(string name, string operand, bool isSet)
    {
        if (isSet)
            Used = name;
        else
            Defaulted = name;
        return isSet ? variables[name]! : operand;
    }

    private string Required(string name, string reason, bool isSet)
    {
        if (isSet)
        {
            Used = name;
            return variables[name]!;
        }

        Fail(TemplateFailure.Required, name, reason);
        return Missing(name);
    }

    private void Forget()
    {
        Failure = TemplateFailure.None;
        FailureSubject = FailureReason = "";
    }

    private static bool Cut(string text, string separator, out string before, out string after)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        before = at < 0 ? text : text.Substring(0, at);
        after = at < 0 ? "" : text.Substring(at + separator.Length);
        return at >= 0;
    }
}
