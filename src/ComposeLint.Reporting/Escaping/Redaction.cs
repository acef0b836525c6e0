using System.Text.RegularExpressions;
using ComposeLint.Text;

namespace ComposeLint.Reporting.Escaping;

/// <summary>
/// Masks what must not appear in output: passwords in URLs and connection strings, values of env files, and, in drawn source lines, values under
/// keys that name a secret. A mask is as long as what it hides, so that places stay right.
/// </summary>
internal static partial class Redaction
{
    /// <summary>A sentence: URLs and <c>password=...</c>.</summary>
    public static string InMessage(string text) => Mask(text, AssignedSecret());

    /// <summary>A line of a file as a frame draws it.</summary>
    public static string InSource(string line, SourceText source)
    {
        if (!IsEnvFile(source.Path))
            return Mask(line, NamedSecret());
        if (line.AsSpan().TrimStart() is [] or ['#', ..])
            return line;
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return line[..(equals + 1)] + new string('*', line.Length - equals - 1);
    }

    private static bool IsEnvFile(string path)
    {
        var name = SourcePath.FileName(path);
        return name.StartsWith(".env", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".env", StringComparison.OrdinalIgnoreCase);
    }

    private static string Mask(string text, Regex secrets)
    {
        var masked = text.Contains("://", StringComparison.Ordinal) ? UrlPassword().Replace(text, MaskSecret) : text;
        return secrets.Replace(masked, MaskSecret);
    }

    private static string MaskSecret(Match match)
    {
        var secret = match.Groups["secret"];
        if (IsReference(secret.Value))
            return match.Value;
        var start = secret.Index - match.Index;
        return match.Value[..start] + new string('*', secret.Length) + match.Value[(start + secret.Length)..];
    }

    // "${DB_PASSWORD}" is the name of a secret, not a secret.
    private static bool IsReference(string value) => VariableReference().IsMatch(value);

    [GeneratedRegex(@"://[^\s/?#@:""']{0,256}:(?<secret>[^\s/?#""']{1,512})@", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPassword();

    [GeneratedRegex(@"(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key) ?= ?(?<secret>[^\s;,""'`]{1,512})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AssignedSecret();

    [GeneratedRegex(@"(?:password|passwd|pwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key)[""']?(?: ?=|:(?= )) {0,8}(?:""(?<secret>[^""]{1,512})|'(?<secret>[^']{1,512})|(?<secret>[^\s;,""'`]{1,512}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedSecret();

    [GeneratedRegex(@"^\$(?:\{\w{1,128}\}|\w{1,128})$", RegexOptions.CultureInvariant)]
    private static partial Regex VariableReference();
}
