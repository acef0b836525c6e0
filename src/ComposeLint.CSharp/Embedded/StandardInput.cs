using ComposeLint.DockerCli;

namespace ComposeLint.CSharp.Embedded;

/// <summary>What a docker command reads on its standard input.</summary>
internal static class StandardInput
{
    /// <summary>The surface that reads what such a command is given; null when it reads none, or that is not known.</summary>
    public static string? SurfaceOf(ImmutableArray<CommandWord> words)
    {
        var known = words.Select(word => word.Text.TryGet(out var text) ? text : "").ToList();
        if (known.Count == 0 || !known.Any(word => word == "-" || word.EndsWith("=-", StringComparison.Ordinal)))
            return null;
        return known[0] switch
        {
            "build" or "buildx" or "image" when known.Contains("build") => "dockerfile",
            "stack" or "compose" => "compose",
            // docker-compose -f - up
            "-f" or "--file" or "--file=-" or "-p" or "--project-name" => "compose",
            _ => null,
        };
    }
}
