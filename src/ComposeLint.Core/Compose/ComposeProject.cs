using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>How variables without value are read.</summary>
public enum LoadReading
{
    /// <summary>As Compose does: an unset variable is blank. For parity with <c>docker compose config</c>.</summary>
    Compose,
    /// <summary>For analysis: a value with an unset variable and no default is unknown; a default is known and says so in its origin.</summary>
    Analysis,
}

/// <summary>
/// A project as <c>docker compose config</c> would make it: files merged, <c>extends</c> and <c>include</c> resolved, variables replaced, names and
/// defaults filled in; with what could not be done as <see cref="Problems"/>, the rest going on.
/// </summary>
public sealed record ComposeProject
{
    private Dictionary<string, ComposeService>? _services;
    private Dictionary<string, ComposeNetwork>? _networks;

    /// <summary>The project's name: given, <c>COMPOSE_PROJECT_NAME</c>, a top-level <c>name</c>, else the directory's own name, normalised.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The project directory: '/'-separated, as the source set's paths are.</summary>
    public required string Directory { get; init; }

    /// <summary>Every file that was read as Compose: the main one first, then overrides, included and extended ones in the order met.</summary>
    public required ImmutableArray<ComposeFile> Files { get; init; }

    /// <summary>The services that are active with the profiles enabled, by name.</summary>
    public required LocatedList<ComposeService> Services { get; init; }

    /// <summary>The services that no enabled profile activates, by name.</summary>
    public LocatedList<ComposeService> DisabledServices { get; init; }

    /// <summary>The networks declared, and the implicit <c>default</c> where it is used, by key. Those that no active service uses are here too (config leaves them out).</summary>
    public required LocatedList<ComposeNetwork> Networks { get; init; }

    /// <summary>The volumes declared, by key.</summary>
    public LocatedList<ComposeVolume> Volumes { get; init; }

    /// <summary>The configs declared, by key.</summary>
    public LocatedList<ComposeFileObject> Configs { get; init; }

    /// <summary>The secrets declared, by key.</summary>
    public LocatedList<ComposeFileObject> Secrets { get; init; }

    /// <summary>The profiles that were enabled (<c>*</c>: all).</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Every profile that a service names, ordinal order.</summary>
    public ImmutableArray<string> DeclaredProfiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Top-level <c>x-*</c> keys.</summary>
    public ImmutableArray<YamlEntry> Extensions { get; init; } = ImmutableArray<YamlEntry>.Empty;

    /// <summary>The merged model as YAML nodes, after normalisation; services without active profile included.</summary>
    public required YamlMapping Model { get; init; }

    /// <summary>How variables were read.</summary>
    public LoadReading Reading { get; init; }

    /// <summary>The variables that env files or the environment gave a value to what was read. The values are never printed.</summary>
    public ImmutableHashSet<VariableValue> TakenVariables { get; init; } = ImmutableHashSet<VariableValue>.Empty;

    /// <summary>All that went wrong, in the order met, those of the files' syntax too.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>
    /// Why the real Docker Compose would refuse the project at load: the first such problem, with Compose's own message; null when it would not.
    /// What follows a refusal is this loader's best effort, for analysis.
    /// </summary>
    public Problem? Refusal => Refusals.IsEmpty ? null : Refusals[0];

    /// <summary>Every such problem, in the order that Compose would come to them (it stops at the first).</summary>
    public ImmutableArray<Problem> Refusals { get; init; } = ImmutableArray<Problem>.Empty;

    /// <summary>Why there may be more services than <see cref="Services"/> shows; null when all is known.</summary>
    public string? OpenReason => Services.OpenReason;

    /// <summary>The active service of a name; null when there is none.</summary>
    public ComposeService? Service(string name)
    {
        _services ??= Index(Services);
        return _services.TryGetValue(name, out var service) ? service : null;
    }

    /// <summary>The network of a key; null when there is none.</summary>
    public ComposeNetwork? Network(string key)
    {
        _networks ??= Index(Networks);
        return _networks.TryGetValue(key, out var network) ? network : null;
    }

    private static Dictionary<string, T> Index<T>(LocatedList<T> elements)
        where T : ComposeElement
    {
        var index = new Dictionary<string, T>(elements.Count, StringComparer.Ordinal);
        foreach (var element in elements)
            index[element.Name] = element;
        return index;
    }
}
