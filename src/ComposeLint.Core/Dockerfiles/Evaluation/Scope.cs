using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>What a stage knows at one instruction: variables, declared arguments, and the image's configuration so far.</summary>
internal sealed record Scope : IVariables
{
    /// <summary>A stage on an image of which nothing is known.</summary>
    public static Scope Start { get; } = new();

    /// <summary>Variables with their values; a value that rests on something unknown is marked.</summary>
    public ImmutableDictionary<string, (string Value, bool IsKnown)> Variables { get; init; } =
        ImmutableDictionary.Create<string, (string, bool)>(StringComparer.Ordinal)
            .Add("PATH", ("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", false));

    /// <summary>Arguments that an ARG of the stage or of its bases declares.</summary>
    public ImmutableHashSet<string> Arguments { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether a WORKDIR was given.</summary>
    public bool HasWorkdir { get; init; }

    /// <summary>The image's configuration.</summary>
    public ImageConfiguration Image { get; init; } = ImageConfiguration.Empty;

    /// <inheritdoc/>
    public string? Value(string name) => Variables.TryGetValue(name, out var variable) ? variable.Value : null;

    /// <summary>Whether an expansion rests on known values alone.</summary>
    public bool IsKnown(Expansion expansion)
    {
        if (!expansion.Unmatched.IsEmpty || expansion.Error is not null)
            return false;
        foreach (var name in expansion.Matched)
            if (!Variables[name].IsKnown)
                return false;
        return true;
    }

    /// <summary>The expanded word with its place.</summary>
    public Located<string> Locate(Word word, Expansion expansion) =>
        IsKnown(expansion) ? new Located<string>(expansion.Text, word.Span) : Located<string>.Unknown("a variable in it has no known value", word.Span);
}

/// <summary>The arguments before the first FROM, and those that the builder predefines.</summary>
internal sealed class GlobalArguments : IVariables
{
    // dockerfile2llb/platform.go; the platform is the builder's own, which is not known here.
    private static readonly string[] s_predefined =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);

    public GlobalArguments(string? targetStage)
    {
        foreach (var name in s_predefined)
        {
            var isVersion = name.EndsWith("VERSION", StringComparison.Ordinal) || name.EndsWith("VARIANT", StringComparison.Ordinal);
            _values[name] = name.EndsWith("PLATFORM", StringComparison.Ordinal) ? "linux/amd64"
                : name == "TARGETSTAGE" ? targetStage ?? "default"
                : isVersion ? "" : name.EndsWith("OS", StringComparison.Ordinal) ? "linux" : "amd64";
            _declared.Add(name);
        }
    }

    /// <summary>Every name declared or predefined.</summary>
    public IEnumerable<string> Names => _declared;

    /// <summary>Whether a name is declared or predefined.</summary>
    public bool IsDeclared(string name) => _declared.Contains(name);

    /// <summary>Whether the value of a name is decided by the file alone.</summary>
    public bool IsKnown(string name) => _assigned.Contains(name);

    /// <summary>Declares an argument.</summary>
    public void Declare(string name, string? value, bool isKnown)
    {
        _declared.Add(name);
        if (value is null)
            return;
        _values[name] = value;
        if (isKnown)
            _assigned.Add(name);
        else
            _assigned.Remove(name);
    }

    /// <inheritdoc/>
    public string? Value(string name) => _values.TryGetValue(name, out var value) ? value : null;
}
