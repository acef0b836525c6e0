using ComposeLint.Analysis.Surfaces;

namespace ComposeLint.CSharp.Embedded;

/// <summary>Which language a file's name, or a mark in the code, speaks of.</summary>
internal static class EmbeddedFiles
{
    /// <summary>The surface that reads a file, by its name: <c>compose.yaml</c>, <c>docker-compose.*.yml</c>, <c>*.stack.yml</c>, Dockerfiles; null for another.</summary>
    public static string? SurfaceOf(string fileName)
    {
        var name = fileName.ToLowerInvariant();
        if (DockerfileSurface.IsDockerfile(name))
            return "dockerfile";
        if (!name.EndsWith(".yml", StringComparison.Ordinal) && !name.EndsWith(".yaml", StringComparison.Ordinal))
            return null;
        var stem = name.Substring(0, name.LastIndexOf('.'));
        return IsWord(stem, "compose") || IsWord(stem, "docker-compose") || stem.EndsWith(".stack", StringComparison.Ordinal) || stem is "stack" or "docker-stack" ? "compose" : null;
    }

    /// <summary>Whether text is the path of such a file.</summary>
    public static bool IsPath(string text) => SurfaceOf(text.Substring(text.LastIndexOfAny(new[] { '/', '\\' }) + 1)) is not null;

    /// <summary>The surface that a mark means (<c>lang=yaml</c>, <c>[StringSyntax("yaml")]</c>); null for another language.</summary>
    public static string? SurfaceOfMark(string language) => language.Trim().ToLowerInvariant() switch
    {
        "yaml" or "yml" or "compose" or "docker-compose" => "compose",
        "dockerfile" or "docker" => "dockerfile",
        _ => null,
    };

    /// <summary>Whether text that is marked as YAML is a Compose file: services at its top, with an image or a build below.</summary>
    public static bool LooksLikeCompose(string text)
    {
        var (hasServices, hasImage) = (false, false);
        var margin = -1;
        foreach (var written in text.Split('\n'))
        {
            var line = written.TrimEnd();
            var indentation = line.Length - line.TrimStart().Length;
            if (line.Length == 0 || line[indentation] == '#')
                continue;
            if (margin < 0)
                margin = indentation;
            if (indentation == margin)
                hasServices |= line.TrimStart().StartsWith("services:", StringComparison.Ordinal);
            hasImage |= line.IndexOf("image:", StringComparison.Ordinal) >= 0 || line.IndexOf("build:", StringComparison.Ordinal) >= 0;
        }

        return hasServices && hasImage;
    }

    private static bool IsWord(string stem, string word) => stem == word || stem.StartsWith(word + ".", StringComparison.Ordinal) || stem.StartsWith(word + "-", StringComparison.Ordinal) || stem.EndsWith("." + word, StringComparison.Ordinal);
}
