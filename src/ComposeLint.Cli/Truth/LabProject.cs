using ComposeLint.Compose;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Truth;

/// <summary>One file of a case, loaded.</summary>
/// <param name="Name">The project's name, as the lab gives it.</param>
/// <param name="Prefix">What its services are called by in a prediction: empty, or <c>b/</c>.</param>
/// <param name="Project">The project.</param>
/// <param name="IsStack">Whether it is deployed as a stack.</param>
internal sealed record LabProject(string Name, string Prefix, ComposeProject Project, bool IsStack);

/// <summary>A plain <c>docker run</c> beside the projects.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Workload">What it lowers to.</param>
internal sealed record LabRun(string Name, Workload Workload);

/// <summary>A case of engine-lab: a project, perhaps a second one, and what is there before them.</summary>
internal sealed record LabCase
{
    /// <summary>The case's name: the file's, without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>The projects in the order they are brought up.</summary>
    public required ImmutableArray<LabProject> Projects { get; init; }

    /// <summary>The containers that run before them.</summary>
    public required ImmutableArray<LabRun> Runs { get; init; }

    /// <summary>All of it as declarations.</summary>
    public required Declarations Declarations { get; init; }
}
