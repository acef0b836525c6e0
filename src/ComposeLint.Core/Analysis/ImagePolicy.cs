namespace ComposeLint.Analysis;

/// <summary>What an organisation asks of images: where they may come from and how they are labelled. Empty asks nothing.</summary>
public sealed record ImagePolicy
{
    /// <summary>Nothing asked.</summary>
    public static ImagePolicy None { get; } = new();

    /// <summary>The registries that images may come from, <c>*</c> at an end standing for anything; empty for all.</summary>
    public ImmutableArray<string> TrustedRegistries { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The labels that an image must have, each with the form of its value, in the order written.</summary>
    public ImmutableArray<KeyValuePair<string, LabelForm>> Labels { get; init; } = ImmutableArray<KeyValuePair<string, LabelForm>>.Empty;

    /// <summary>Whether an image may have no other labels.</summary>
    public bool StrictLabels { get; init; }

    /// <summary>Whether images may come from a registry (<c>docker.io</c> for what names none).</summary>
    public bool Trusts(string registry)
    {
        if (TrustedRegistries.IsEmpty)
            return true;
        foreach (var pattern in TrustedRegistries)
            if (Matches(pattern, registry) || (registry == "docker.io" && Matches(pattern, "hub.docker.com")))
                return true;
        return false;
    }

    private static bool Matches(string pattern, string registry)
    {
        if (pattern == "*")
            return true;
        if (pattern.StartsWith("*", StringComparison.Ordinal))
            return registry.EndsWith(pattern.Substring(1), StringComparison.Ordinal);
        return pattern.EndsWith("*", StringComparison.Ordinal)
            ? registry.StartsWith(pattern.Substring(0, pattern.Length - 1), StringComparison.Ordinal)
            : registry == pattern;
    }
}

/// <summary>The form of a label's value; the words are those of hadolint's <c>label-schema</c>.</summary>
public enum LabelForm
{
    /// <summary>Any text: <c>text</c>.</summary>
    Text,
    /// <summary>A URL: <c>url</c>.</summary>
    Url,
    /// <summary>A semantic version: <c>semver</c>.</summary>
    Version,
    /// <summary>A commit of git: <c>hash</c>.</summary>
    Commit,
    /// <summary>A time of RFC 3339: <c>rfc3339</c>.</summary>
    Time,
    /// <summary>An SPDX licence expression: <c>spdx</c>.</summary>
    Licence,
    /// <summary>An e-mail address: <c>email</c>.</summary>
    Email,
}
