using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Compose.Lowering;

/// <summary>What a project is lowered for.</summary>
public sealed record LoweringOptions
{
    /// <summary>What brings it up.</summary>
    public DeploymentTarget Target { get; init; } = DeploymentTarget.Compose;

    /// <summary>Which merge it is, when a project is analysed in several.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The group of projects on one machine that it belongs to; null for none.</summary>
    public string? HostGroup { get; init; }

    /// <summary>What a service is believed to listen on, where the host knows it better than Inference; null: nothing is said here.</summary>
    public Func<ComposeService, ImmutableArray<Listener>?>? Listeners { get; init; }

    /// <summary>What the Dockerfile of a service's image says; null where it has none or it cannot be read.</summary>
    public Func<ComposeService, BuiltImage?>? Images { get; init; }
}

/// <summary>Lowers a Compose project, or a stack file, to declarations.</summary>
public static class ComposeLowering
{
    /// <summary>The project's workloads and networks; services that no enabled profile activates are there with their profiles as presence.</summary>
    public static Declarations Lower(ComposeProject project, LoweringOptions options)
    {
        var presence = new Presence(project.Name.TryGet(out var name) ? name : project.Directory, options.Target)
        {
            Variant = options.Variant,
            HostGroup = options.HostGroup,
        };
        var lowering = new ServiceLowering(presence, options);
        var workloads = ImmutableArray.CreateBuilder<Workload>(project.Services.Count + project.DisabledServices.Count);
        foreach (var service in project.Services)
            workloads.Add(lowering.Lower(service));
        foreach (var service in project.DisabledServices)
            workloads.Add(lowering.Lower(service));
        return new Declarations
        {
            Workloads = workloads.ToImmutable(),
            Networks = NetworkLowering.Lower(project, presence),
            Volumes = project.Volumes.Items.Select(volume => Lower(volume, presence)).ToImmutableArray(),
            Refusals = Refusal(project, options.Target) is { } refusal ? ImmutableArray.Create(new LoadRefusal(presence, refusal)) : ImmutableArray<LoadRefusal>.Empty,
        };
    }

    private static VolumeDeclaration Lower(ComposeVolume volume, Presence presence) => new()
    {
        Span = volume.Span,
        Context = volume.Context,
        Name = volume.Name,
        Key = volume.Key,
        Origin = volume.Origin,
        Presence = presence,
        RealName = volume.RealName,
        IsExternal = volume.External is { } external && !(external.TryGet(out var isExternal) && !isExternal),
    };

    /// <summary>Why it is not loaded; of a stack also what the client finds when it turns the file into services.</summary>
    private static Problem? Refusal(ComposeProject project, DeploymentTarget target) =>
        project.Refusal ?? (target == DeploymentTarget.Stack ? UndefinedNetwork(project) : null);

    private static Problem? UndefinedNetwork(ComposeProject project)
    {
        foreach (var service in project.Services)
            foreach (var network in service.Networks)
                if (network.IsDeclared && network.Name != "default" && project.Network(network.Name) is null)
                    return new Problem("stack-refused", network, "service " + service.Name + ": undefined network \"" + network.Name + "\"");
        return null;
    }
}
