namespace ComposeLint.Knowledge;

/// <summary>
/// An image reference in its parts: <c>[REGISTRY/]PATH[:TAG][@DIGEST]</c> (distribution/reference: the first part is a registry when it holds a dot
/// or a colon, or is <c>localhost</c>; Docker Hub's own images stand under <c>library/</c>).
/// </summary>
/// <param name="Registry">The registry as written; empty for Docker Hub by default.</param>
/// <param name="Path">The repository's path without <c>library/</c>: <c>postgres</c>, <c>bitnami/postgresql</c>.</param>
/// <param name="Tag">The tag; empty when none is written.</param>
/// <param name="Digest">The digest; empty when none is written.</param>
public sealed record ImageName(string Registry, string Path, string Tag, string Digest)
{
    /// <summary>Where Docker Hub's images are also found, each with the path that stands before theirs.</summary>
    private static readonly string[] HubPrefixes =
    [
        "library/", "docker.io/library/", "docker.io/", "index.docker.io/library/", "index.docker.io/", "registry-1.docker.io/library/", "registry-1.docker.io/",
        "registry.hub.docker.com/library/", "registry.hub.docker.com/", "public.ecr.aws/docker/library/", "mirror.gcr.io/library/", "mirror.gcr.io/",
    ];

    /// <summary>The path's last part: <c>postgresql</c>.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>Registry and path: what a tag is added to.</summary>
    public string Repository => Registry.Length == 0 ? Path : Registry + "/" + Path;

    /// <summary>Reads a reference; null when it has no path.</summary>
    public static ImageName? Parse(string text)
    {
        var at = text.IndexOf('@');
        var digest = at < 0 ? "" : text.Substring(at + 1);
        var name = at < 0 ? text : text.Substring(0, at);
        var colon = name.LastIndexOf(':');
        var tag = "";
        if (colon > name.LastIndexOf('/'))
        {
            tag = name.Substring(colon + 1);
            name = name.Substring(0, colon);
        }

        foreach (var prefix in HubPrefixes)
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
                return new ImageName("", name.Substring(prefix.Length), tag, digest);
        var slash = name.IndexOf('/');
        var first = slash < 0 ? "" : name.Substring(0, slash);
        var isRegistry = first.IndexOf('.') >= 0 || first.IndexOf(':') >= 0 || first == "localhost";
        var path = isRegistry ? name.Substring(slash + 1) : name;
        if (path.StartsWith("library/", StringComparison.Ordinal))
            path = path.Substring("library/".Length);
        return path.Length == 0 ? null : new ImageName(isRegistry ? first : "", path, tag, digest);
    }
}
