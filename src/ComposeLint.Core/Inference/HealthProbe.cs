using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>What a health check asks, as far as its words say it.</summary>
/// <param name="Tool">The program it starts: <c>curl</c>.</param>
/// <param name="UsesShell">Whether a shell starts it.</param>
/// <param name="Host">The host that it asks; null when it names none.</param>
/// <param name="Port">The port that it asks; null when it names none.</param>
/// <param name="Place">The word that says so.</param>
public sealed record HealthProbe(string Tool, bool UsesShell, string? Host, int? Port, SourceSpan Place)
{
    /// <summary>What holds the word: the service, or the word itself where a Dockerfile says it.</summary>
    public SourceSpan Context { get; init; } = Place;

    /// <summary>Whether it asks its own container by the name that has an address of both families.</summary>
    public bool AsksLocalhost => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it asks its own container.</summary>
    public bool AsksItself => AsksLocalhost || Host is "127.0.0.1" or "[::1]" or "0.0.0.0";

    /// <summary>The health check of a workload, its own or its Dockerfile's; null when there is none or it cannot be read.</summary>
    public static HealthProbe? Of(Workload workload)
    {
        if (workload.Health == HealthCheck.Disabled)
            return null;
        var words = workload.Health == HealthCheck.Given
            ? workload.Words.Where(word => word.Key.IndexOf(".healthcheck", StringComparison.Ordinal) >= 0).Select(word => word.Value).ToImmutableArray()
            : workload.Built?.HealthWords ?? ImmutableArray<Located<string>>.Empty;
        if (words.IsEmpty || words.Any(word => !word.IsKnown))
            return null;
        var usesShell = workload.Health == HealthCheck.Given ? words[0].Value == "CMD-SHELL" : workload.Built!.HealthUsesShell;
        if (words[0].Value is "CMD" or "CMD-SHELL")
            words = words.RemoveAt(0);
        if (words.Length >= 3 && words[0].Value is "sh" or "/bin/sh" or "bash" or "/bin/bash" && words[1].Value.StartsWith("-", StringComparison.Ordinal) && words[1].Value.IndexOf('c') > 0)
        {
            usesShell = true;
            words = words.RemoveRange(0, 2);
        }

        var probe = words.IsEmpty ? null : usesShell ? ReadText(words) : ReadWords(words);
        return probe is not null && workload.Health == HealthCheck.Given ? probe with { Context = workload.Context } : probe;
    }

    private static HealthProbe ReadWords(ImmutableArray<Located<string>> words)
    {
        var tool = FileName(words[0].Value);
        foreach (var word in words)
            if (Url(word.Value) is { } url)
                return new HealthProbe(tool, false, url.Host, url.Port, word.Span);
        return new HealthProbe(tool, false, null, null, words[0].Span);
    }

    private static HealthProbe? ReadText(ImmutableArray<Located<string>> words)
    {
        var place = words[0].Span;
        var parts = string.Join(" ", words.Select(word => word.Value)).Split([' ', '\t', '\n', ';', '|', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return null;
        var tool = parts.FirstOrDefault(part => part is not ("if" or "test" or "!" or "[") && part.IndexOf('=') < 0);
        if (tool is null)
            return null;
        foreach (var part in parts)
            if (Url(part.Trim('"', '\'')) is { } url)
                return new HealthProbe(FileName(tool), true, url.Host, url.Port, place);
        return new HealthProbe(FileName(tool), true, null, null, place);
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static (string Host, int? Port)? Url(string text)
    {
        var start = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        if (start == 0)
        {
            // curl and wget take localhost:8080/path without a scheme.
            if (!text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("127.0.0.1:", StringComparison.Ordinal) && text != "localhost")
                return null;
        }

        var end = start;
        while (end < text.Length && text[end] is not ('/' or '?' or '#' or '"' or '\''))
            end++;
        var authority = text.Substring(start, end - start);
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || authority[authority.Length - 1] == ']')
            return authority.IndexOf('$') >= 0 ? null : (authority, start == 8 ? 443 : 80);
        return int.TryParse(authority.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (authority.Substring(0, colon), port) : (authority.Substring(0, colon), null);
    }
}
