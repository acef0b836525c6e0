using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>How to analyse, whatever the input: configuration and command line made one.</summary>
public sealed record AnalyzerOptions
{
    /// <summary>Rules to run instead of those enabled by default: ids, names, categories, aliases or <c>ALL</c>; empty for the default.</summary>
    public ImmutableArray<string> Select { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Rules to run besides.</summary>
    public ImmutableArray<string> ExtendSelect { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Rules not to run; wins over the two above.</summary>
    public ImmutableArray<string> Ignore { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Severities that differ from the page, by rule id; null switches a rule off.</summary>
    public ImmutableDictionary<string, Severity?> Severities { get; init; } = ImmutableDictionary.Create<string, Severity?>(StringComparer.Ordinal);

    /// <summary>The least sure findings to show.</summary>
    public Confidence MinConfidence { get; init; } = Confidence.Medium;

    /// <summary>Docker hosts to simulate.</summary>
    public Platforms Platforms { get; init; } = Platforms.All;

    /// <summary>Who deploys; null for what the file's name says (<c>*stack*</c>: a stack).</summary>
    public DeploymentTarget? Target { get; init; }

    /// <summary>The engine to model, as <c>28.5</c>.</summary>
    public string Engine { get; init; } = "28.5";

    /// <summary>Globs of paths not to analyse; <c>*</c> stays in a directory, <c>**</c> does not; a bare name holds at any depth.</summary>
    public ImmutableArray<string> Exclude { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether files named one by one are excluded too (pre-commit hooks want it).</summary>
    public bool ForceExclude { get; init; }

    /// <summary>Whether comments may silence findings.</summary>
    public bool HonourComments { get; init; } = true;

    /// <summary>Whether a comment that silences must give a reason.</summary>
    public bool RequireReason { get; init; }

    /// <summary>Exceptions by path and service, in order.</summary>
    public ImmutableArray<Configuration.SettingsOverride> Overrides { get; init; } = ImmutableArray<Configuration.SettingsOverride>.Empty;

    /// <summary>What is asked of images: trusted registries, labels.</summary>
    public ImagePolicy Images { get; init; } = ImagePolicy.None;

    /// <summary>Projects that run on one host, by the host's name: their claims on ports and names are held against each other.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Hosts { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The nodes of the swarm that stacks are deployed to, managers first; empty when they are not known.</summary>
    public ImmutableArray<Node> Nodes { get; init; } = ImmutableArray<Node>.Empty;

    /// <summary>How many threads may be used; 0 for as many as the machine has.</summary>
    public int MaxDegreeOfParallelism { get; init; }
}
