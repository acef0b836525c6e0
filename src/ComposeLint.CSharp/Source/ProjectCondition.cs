namespace ComposeLint.CSharp.Source;

/// <summary>Conditions of project files, as far as text decides them: comparisons, <c>Exists</c>, <c>and</c>, <c>or</c>, <c>!</c>, and the string functions that tell names apart.</summary>
internal static class ProjectCondition
{
    private const int MaxLength = 2048;

    /// <summary>Whether a condition holds; null when that is not known.</summary>
    /// <param name="condition">The attribute's text.</param>
    /// <param name="expand">Replaces properties; null for what is not known.</param>
    /// <param name="exists">Whether a file is there.</param>
    public static bool? Holds(string condition, Func<string, string?> expand, Func<string, bool> exists)
    {
        if (condition.Length > MaxLength)
            return null;
        condition = condition.Trim();
        if (condition.Length == 0)
            return true;
        if (Split(condition, "or") is { Count: > 1 } alternatives)
            return Any(alternatives.Select(part => Holds(part, expand, exists)));
        if (Split(condition, "and") is { Count: > 1 } parts)
            return !Any(parts.Select(part => !Holds(part, expand, exists)));
        if (condition[0] == '!' && (condition.Length < 2 || condition[1] != '='))
            return !Holds(condition.Substring(1), expand, exists);
        if (condition[0] == '(' && Closing(condition, 0) == condition.Length - 1)
            return Holds(condition.Substring(1, condition.Length - 2), expand, exists);
        if (condition.StartsWith("Exists", StringComparison.OrdinalIgnoreCase) && condition.EndsWith(")", StringComparison.Ordinal) && condition.IndexOf('(') is var open and > 0)
            return expand(Unquoted(condition.Substring(open + 1, condition.Length - open - 2))) is { } path ? exists(path.Replace('\\', '/')) : null;
        foreach (var sign in new[] { "==", "!=" })
        {
            if (IndexOf(condition, sign) is var at and >= 0)
            {
                var left = Operand(condition.Substring(0, at), expand);
                var right = Operand(condition.Substring(at + 2), expand);
                return left is null || right is null ? null : left.Equals(right, StringComparison.OrdinalIgnoreCase) == (sign == "==");
            }
        }

        return Operand(condition, expand) is { } value ? value.Equals("true", StringComparison.OrdinalIgnoreCase) ? true : value.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null : null;
    }

    private static bool? Any(IEnumerable<bool?> parts)
    {
        bool? any = false;
        foreach (var part in parts)
        {
            if (part == true)
                return true;
            if (part is null)
                any = null;
        }

        return any;
    }

    private static string? Operand(string text, Func<string, string?> expand)
    {
        text = Unquoted(text);
        return Function(text, expand) ?? expand(text);
    }

    private static string Unquoted(string text)
    {
        text = text.Trim();
        return text.Length > 1 && text[0] == '\'' && text[text.Length - 1] == '\'' ? text.Substring(1, text.Length - 2) : text;
    }

    /// <summary><c>$(MSBuildProjectName.EndsWith('.Tests'))</c>.</summary>
    private static string? Function(string text, Func<string, string?> expand)
    {
        foreach (var (name, holds) in new (string, Func<string, string, bool>)[]
        {
            (".EndsWith(", (value, part) => value.EndsWith(part, StringComparison.Ordinal)),
            (".StartsWith(", (value, part) => value.StartsWith(part, StringComparison.Ordinal)),
            (".Contains(", (value, part) => value.IndexOf(part, StringComparison.Ordinal) >= 0),
        })
        {
            var dot = text.IndexOf(name, StringComparison.Ordinal);
            if (dot < 2 || !text.StartsWith("$(", StringComparison.Ordinal) || !text.EndsWith("))", StringComparison.Ordinal))
                continue;
            var argument = text.Substring(dot + name.Length, text.Length - dot - name.Length - 2).Trim().Trim('\'', '"', '`');
            return expand("$(" + text.Substring(2, dot - 2) + ")") is { } value && argument.IndexOfAny(new[] { '$', '(', ',' }) < 0 ? holds(value, argument) ? "true" : "false" : null;
        }

        return null;
    }

    // The parts between a word that stands outside quotes and brackets.
    private static List<string> Split(string text, string word)
    {
        var parts = new List<string>();
        var start = 0;
        Walk(text, at =>
        {
            if (at > start && char.IsWhiteSpace(text[at - 1]) && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0 &&
                at + word.Length < text.Length && (char.IsWhiteSpace(text[at + word.Length]) || text[at + word.Length] is '(' or '\''))
            {
                parts.Add(text.Substring(start, at - start));
                start = at + word.Length;
            }

            return false;
        });
        parts.Add(text.Substring(start));
        return parts;
    }

    private static int IndexOf(string text, string sign)
    {
        var found = -1;
        Walk(text, at =>
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0)
                return false;
            found = at;
            return true;
        });
        return found;
    }

    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    private static void Walk(string text, Func<int, bool> visit)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\'')
                quoted = !quoted;
            else if (quoted)
                continue;
            else if (text[i] is '(' or ')')
                depth += text[i] == '(' ? 1 : -1;
            else if (depth == 0 && visit(i))
                return;
        }
    }
}
