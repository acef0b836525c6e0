using ComposeLint.Text;

namespace ComposeLint.Inference;

/// <summary>Tells a secret that stands in a file from one that comes from elsewhere, and from what is no secret at all. It never hands the value on.</summary>
public static class LiteralSecret
{
    private static readonly string[] ConnectionKeys = ["password=", "pwd=", "accountkey=", "sharedaccesskey="];

    /// <summary>Whether a value is written out in the file and could be a password: not from a variable, not a path or a switch, not left to be filled in.</summary>
    public static bool Is(Located<string> value) =>
        value.IsKnown && !IsFromVariable(value.Origin) && IsSecret(value.Value);

    /// <summary>Whether a value written out in the file holds a password in a URL's authority or in a connection string.</summary>
    public static bool HasCredential(Located<string> value)
    {
        if (!value.IsKnown || IsFromVariable(value.Origin))
            return false;
        foreach (var url in UrlAuthority.In(value.Value))
            if (url.Password is { } password && IsSecret(password))
                return true;
        foreach (var key in ConnectionKeys)
        {
            var at = value.Value.IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || value.Value.IndexOf(';') < 0 || at > 0 && value.Value[at - 1] is not (';' or ' ' or '"' or '\''))
                continue;
            var start = at + key.Length;
            var end = value.Value.IndexOf(';', start);
            if (IsSecret(value.Value.Substring(start, (end < 0 ? value.Value.Length : end) - start)))
                return true;
        }

        return false;
    }

    private static bool IsFromVariable(Origin? origin)
    {
        for (; origin is not null; origin = origin.Previous)
            if (origin.Kind is OriginKind.Interpolation or OriginKind.InterpolationDefault)
                return true;
        return false;
    }

    private static bool IsSecret(string text)
    {
        var value = text.Trim().Trim('"', '\'');
        if (value.Length < 2 || value[0] is '/' or '<' or '$' or '{' or '%' || value.StartsWith("./", StringComparison.Ordinal) || value.IndexOf("://", StringComparison.Ordinal) >= 0)
            return false;
        if (value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || value.IndexOf(' ') >= 0)
            return false;
        foreach (var part in new[] { "changeme", "change_me", "change-me", "changethis", "change_this", "change-this", "replace", "placeholder" })
            if (value.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)
                return false;
        foreach (var word in new[] { "true", "false", "yes", "no", "on", "off", "null", "none", "dummy" })
            if (string.Equals(value, word, StringComparison.OrdinalIgnoreCase))
                return false;
        return value.Any(c => c is not ('*' or 'x' or 'X' or '.' or '-' or '_'));
    }
}
