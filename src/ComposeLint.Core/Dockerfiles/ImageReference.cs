namespace ComposeLint.Dockerfiles;

/// <summary>
/// The name of an image, as Docker reads it (distribution/reference): <c>[registry/]path[:tag][@digest]</c>, with <c>docker.io</c> and
/// <c>library/</c> filled in.
/// </summary>
/// <param name="Registry">The registry: <c>docker.io</c> when none is written.</param>
/// <param name="Path">The repository's path: <c>library/alpine</c>.</param>
/// <param name="Tag">The tag; null when none is written.</param>
/// <param name="Digest">The digest; null when none is written.</param>
public sealed record ImageReference(string Registry, string Path, string? Tag, string? Digest)
{
    /// <summary>The name as people write it: <c>alpine</c>, <c>grafana/grafana</c>, <c>ghcr.io/a/b</c>.</summary>
    public string FamiliarName =>
        Registry != "docker.io" ? Registry + "/" + Path : Path.StartsWith("library/", StringComparison.Ordinal) ? Path.Substring(8) : Path;

    /// <summary>Reads a name.</summary>
    /// <param name="text">The name.</param>
    /// <param name="reference">What it says; null when it is not valid.</param>
    /// <param name="fault">Why it is not valid, in a few words; null when it is.</param>
    public static bool TryParse(string text, out ImageReference? reference, out string? fault)
    {
        reference = null;
        fault = null;
        if (text.Length == 64 && AllHex(text, 0))
        {
            fault = "64 hexadecimal digits are an image's id, not its name";
            return false;
        }

        var (registry, rest) = SplitRegistry(text);
        var at = rest.IndexOf('@');
        var digest = at < 0 ? null : rest.Substring(at + 1);
        var named = at < 0 ? rest : rest.Substring(0, at);
        var colon = named.IndexOf(':');
        var tag = colon < 0 ? null : named.Substring(colon + 1);
        var path = colon < 0 ? named : named.Substring(0, colon);
        if (path.ToLowerInvariant() != path)
            fault = "the repository's name must be in lower case";
        else if (!IsPath(path) || !IsRegistry(registry) || registry.Length + path.Length + 1 > 255)
            fault = "the name is not of the form [registry/]name[:tag][@digest]";
        else if (tag is not null && !IsTag(tag))
            fault = tag.Length == 0 ? "the tag after ':' is empty" : "'" + tag + "' is not a valid tag";
        else if (digest is not null && !IsDigest(digest))
            fault = "'" + digest + "' is not a valid digest";
        else
            reference = new ImageReference(registry, path, tag, digest);
        return fault is null;
    }

    private static (string Registry, string Path) SplitRegistry(string text)
    {
        var slash = text.IndexOf('/');
        var first = slash < 0 ? "" : text.Substring(0, slash);
        if (slash < 0 || (first.IndexOf('.') < 0 && first.IndexOf(':') < 0 && first != "localhost" && first.ToLowerInvariant() == first))
            return ("docker.io", slash < 0 && text.Length > 0 ? "library/" + text : text);
        var rest = text.Substring(slash + 1);
        if (first is not ("index.docker.io" or "docker.io"))
            return (first, rest);
        return ("docker.io", rest.IndexOf('/') < 0 ? "library/" + rest : rest);
    }

    private static bool IsPath(string path)
    {
        foreach (var component in path.Split('/'))
        {
            if (component.Length == 0 || !IsLower(component[0]) || !IsLower(component[component.Length - 1]))
                return false;
            for (var i = 1; i < component.Length; i++)
            {
                if (IsLower(component[i]))
                    continue;
                var start = i;
                while (!IsLower(component[i]))
                    i++;
                var separator = component.Substring(start, i - start);
                if (separator is not ("." or "_" or "__") && separator.Trim('-').Length > 0)
                    return false;
            }
        }

        return true;
    }

    private static bool IsLower(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private static bool IsAlphanumeric(char c) => IsLower(c) || c is >= 'A' and <= 'Z';

    private static bool IsRegistry(string registry)
    {
        var host = registry;
        var colon = registry.LastIndexOf(':');
        if (colon >= 0 && (registry.Length == 0 || registry[registry.Length - 1] != ']'))
        {
            host = registry.Substring(0, colon);
            if (colon == registry.Length - 1)
                return false;
            for (var i = colon + 1; i < registry.Length; i++)
                if (registry[i] is not (>= '0' and <= '9'))
                    return false;
        }

        if (host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']')
        {
            for (var i = 1; i < host.Length - 1; i++)
                if (host[i] != ':' && !IsHex(host[i]))
                    return false;
            return true;
        }

        foreach (var part in host.Split('.'))
        {
            if (part.Length == 0 || !IsAlphanumeric(part[0]) || !IsAlphanumeric(part[part.Length - 1]))
                return false;
            foreach (var c in part)
                if (!IsAlphanumeric(c) && c != '-')
                    return false;
        }

        return true;
    }

    private static bool IsTag(string tag)
    {
        if (tag.Length is 0 or > 128 || (!IsAlphanumeric(tag[0]) && tag[0] != '_'))
            return false;
        foreach (var c in tag)
            if (!IsAlphanumeric(c) && c is not ('_' or '.' or '-'))
                return false;
        return true;
    }

    private static bool IsDigest(string digest)
    {
        var colon = digest.IndexOf(':');
        var length = colon < 0 ? 0 : digest.Substring(0, colon) switch { "sha256" => 64, "sha384" => 96, "sha512" => 128, _ => 0 };
        return length > 0 && digest.Length - colon - 1 == length && AllHex(digest, colon + 1);
    }

    private static bool IsHex(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static bool AllHex(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return false;
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => FamiliarName + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
}
