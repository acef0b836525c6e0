namespace ComposeLint.Dockerfiles;

/// <summary>What a build is given besides its Dockerfile.</summary>
public sealed record BuildInputs
{
    private const string ImagePrefix = "docker-image://";

    /// <summary>Nothing.</summary>
    public static BuildInputs None { get; } = new();

    /// <summary>Values of build arguments; null for one that is given but not known.</summary>
    public ImmutableDictionary<string, string?> Arguments { get; init; } = ImmutableDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Named contexts (<c>--build-context</c>, <c>additional_contexts</c>) by name in lower case, each as given; null for one that is not known.</summary>
    public ImmutableDictionary<string, string?> Contexts { get; init; } = ImmutableDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Whether a named context stands for a stage or image of this name.</summary>
    public bool IsContext(string name) => Contexts.ContainsKey(name.ToLowerInvariant());

    /// <summary>The image that a named context is (<c>docker-image://alpine:3.20</c>); null for another kind of context.</summary>
    public string? ContextImage(string name) =>
        Contexts.TryGetValue(name.ToLowerInvariant(), out var value) && value?.StartsWith(ImagePrefix, StringComparison.Ordinal) == true ? value.Substring(ImagePrefix.Length) : null;
}
