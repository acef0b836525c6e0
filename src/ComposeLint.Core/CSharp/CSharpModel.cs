using ComposeLint.Topology;

namespace ComposeLint.CSharp;

/// <summary>What one C# project says of containers, networks and listeners: plain records, no Roslyn.</summary>
/// <param name="Project">The project.</param>
public sealed record CSharpModel(CodeProject Project)
{
    /// <summary>The containers that it makes, by file and place.</summary>
    public ImmutableArray<ContainerFact> Containers { get; init; } = ImmutableArray<ContainerFact>.Empty;

    /// <summary>The networks that it makes, by file and place.</summary>
    public ImmutableArray<NetworkFact> Networks { get; init; } = ImmutableArray<NetworkFact>.Empty;

    /// <summary>The resources of an Aspire app host, by file and place.</summary>
    public ImmutableArray<AspireResource> Resources { get; init; } = ImmutableArray<AspireResource>.Empty;

    /// <summary>The Compose files that the app is published to.</summary>
    public ImmutableArray<ComposeEnvironmentFact> ComposeEnvironments { get; init; } = ImmutableArray<ComposeEnvironmentFact>.Empty;

    /// <summary>Where code brings up Compose files.</summary>
    public ImmutableArray<ComposeLinkFact> ComposeLinks { get; init; } = ImmutableArray<ComposeLinkFact>.Empty;

    /// <summary>Calls of immutable builders without effect.</summary>
    public ImmutableArray<DroppedCallFact> DroppedCalls { get; init; } = ImmutableArray<DroppedCallFact>.Empty;

    /// <summary>Where its code tells Kestrel to listen.</summary>
    public ImmutableArray<ListenFact> Listeners { get; init; } = ImmutableArray<ListenFact>.Empty;

    /// <summary>Addresses that its code hands to clients, by file and place.</summary>
    public ImmutableArray<ApplicationSetting> Connections { get; init; } = ImmutableArray<ApplicationSetting>.Empty;

    /// <summary>The Kubernetes services that it creates in a cluster.</summary>
    public ImmutableArray<ClusterServiceFact> ClusterServices { get; init; } = ImmutableArray<ClusterServiceFact>.Empty;

    /// <summary>The services that Ingresses which it creates send requests to.</summary>
    public ImmutableArray<IngressBackendFact> IngressBackends { get; init; } = ImmutableArray<IngressBackendFact>.Empty;

    /// <summary>What pods that it creates take of their node's network.</summary>
    public ImmutableArray<NodeNetworkFact> NodeNetworks { get; init; } = ImmutableArray<NodeNetworkFact>.Empty;

    /// <summary>Whether nothing of interest was found.</summary>
    public bool IsEmpty => Containers.IsEmpty && Networks.IsEmpty && Resources.IsEmpty && DroppedCalls.IsEmpty && Listeners.IsEmpty && Connections.IsEmpty &&
        ClusterServices.IsEmpty && IngressBackends.IsEmpty && NodeNetworks.IsEmpty && ComposeLinks.IsEmpty;
}
