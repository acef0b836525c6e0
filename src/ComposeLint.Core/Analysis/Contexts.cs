using ComposeLint.Compose;
using ComposeLint.CSharp;
using ComposeLint.Dockerfiles;
using ComposeLint.Inference;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>What a <see cref="TopologyRule"/> is given.</summary>
public sealed class TopologyContext : RuleContext
{
    private readonly SimulatedViews _views;

    internal TopologyContext(SimulatedViews views, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation) => _views = views;

    /// <summary>What would exist on the engine, every profile's elements included; pair rules ask <see cref="Presence.CanCoexist"/>.</summary>
    public NetworkTopology Topology => _views.Topology;

    /// <summary>The sockets of the node.</summary>
    public HostStack Host => Topology.Hosts[0];

    /// <summary>
    /// The simulated engine after everything that needs no profile was brought up, or as far as it came: made when first asked for, once for all rules.
    /// Its own topology's workloads have believed listeners, and the places and keys of <see cref="Topology"/>'s.
    /// </summary>
    public EngineState Engine => _views.Engine;

    /// <summary>Whom the engine's workloads mean to reach, in file order; made when first asked for.</summary>
    public ImmutableArray<Reference> References => _views.References;
}

/// <summary>What a <see cref="ComposeRule"/> is given.</summary>
public sealed class ComposeContext : RuleContext
{
    internal ComposeContext(ComposeProject project, DeploymentTarget target, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation)
    {
        Project = project;
        Target = target;
    }

    /// <summary>The project as loaded: files merged, variables replaced, names and defaults filled in.</summary>
    public ComposeProject Project { get; }

    /// <summary>What brings the project up.</summary>
    public DeploymentTarget Target { get; }
}

/// <summary>What a <see cref="DockerfileRule"/> is given.</summary>
public sealed class DockerfileContext : RuleContext
{
    internal DockerfileContext(Dockerfile file, ImagePolicy policy, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation)
    {
        File = file;
        Policy = policy;
    }

    /// <summary>The file as read: instructions, stages, the commands of RUN.</summary>
    public Dockerfile File { get; }

    /// <summary>What the configuration asks of images.</summary>
    public ImagePolicy Policy { get; }
}

/// <summary>What a <see cref="CSharpRule"/> is given.</summary>
public sealed class CSharpContext : RuleContext
{
    internal CSharpContext(CSharpModel model, RuleDescriptor rule, CancellationToken cancellation)
        : base(rule, cancellation) => Model = model;

    /// <summary>What the project's code makes.</summary>
    public CSharpModel Model { get; }
}
