using System.Globalization;
using ComposeLint.DotNet;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.CSharp.Source;

/// <summary>A URL that a launch profile makes the project listen on.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Port">The port, at its digits.</param>
internal sealed record LaunchUrl(string Scheme, Located<int> Port);

/// <summary>A profile of <c>launchSettings.json</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">Its <c>commandName</c>: <c>Project</c>, <c>IISExpress</c>, <c>Docker</c>.</param>
/// <param name="Urls">Its <c>applicationUrl</c>s.</param>
internal sealed record LaunchProfile(string Name, string Command, ImmutableArray<LaunchUrl> Urls);

/// <summary>Reads <c>Properties/launchSettings.json</c>; places are kept.</summary>
internal static class LaunchSettings
{
    /// <summary>The profiles, in file order; empty for what cannot be read.</summary>
    public static ImmutableArray<LaunchProfile> Read(SourceText text, CancellationToken cancellation)
    {
        if (JsonSettings.Root(text, cancellation) is not { } root || root["profiles"] is not YamlMapping profiles)
            return ImmutableArray<LaunchProfile>.Empty;
        return profiles.Entries
            .Where(entry => entry.Value is YamlMapping)
            .Select(entry => Profile(entry.Key.Value, (YamlMapping)entry.Value, text))
            .ToImmutableArray();
    }

    private static LaunchProfile Profile(string name, YamlMapping profile, SourceText text) => new(
        name,
        profile["commandName"] is YamlScalar command ? command.Value : "",
        profile["applicationUrl"] is YamlScalar url ? Urls(url, text).ToImmutableArray() : ImmutableArray<LaunchUrl>.Empty);

    private static IEnumerable<LaunchUrl> Urls(YamlScalar scalar, SourceText text)
    {
        // Without escapes the characters between the quotes are the value's own.
        if (scalar.Span.Span.Length != scalar.Value.Length + 2)
            yield break;
        var start = 0;
        foreach (var url in scalar.Value.Split(';'))
        {
            var scheme = url.IndexOf("://", StringComparison.Ordinal);
            var colon = scheme < 0 ? -1 : url.IndexOf(':', scheme + 3);
            if (colon > 0)
            {
                var end = colon + 1;
                while (end < url.Length && url[end] is >= '0' and <= '9')
                    end++;
                if (int.TryParse(url.Substring(colon + 1, end - colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0)
                {
                    var at = scalar.Span.Span.Start + 1 + start;
                    yield return new LaunchUrl(url.Substring(0, scheme).Trim(), new Located<int>(port, text.At(at + colon + 1, at + end)));
                }
            }

            start += url.Length + 1;
        }
    }
}
