using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>A Kubernetes service that code creates in a cluster (<c>V1Service</c>, API.md section 7).</summary>
public sealed record ClusterServiceFact : CodeElement
{
    /// <summary>Its name (<c>metadata.name</c>); null when not known.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Its namespace; null when not known.</summary>
    public string? Namespace { get; init; }

    /// <summary>Its <c>type</c>; null for <c>ClusterIP</c>.</summary>
    public Located<string>? Type { get; init; }

    /// <summary>Its ports, in source order.</summary>
    public ImmutableArray<ClusterPortFact> Ports { get; init; } = ImmutableArray<ClusterPortFact>.Empty;

    /// <summary>Why it may have more ports; null when those are all.</summary>
    public string? OpenPorts { get; init; }

    /// <summary>Whether every node of the cluster opens its ports: <c>NodePort</c>, and <c>LoadBalancer</c>, which takes node ports too.</summary>
    public bool IsOnEveryNode => Type is { IsKnown: true, Value: "NodePort" or "LoadBalancer" };
}

/// <summary>A port of a Kubernetes service.</summary>
public sealed record ClusterPortFact : CodeElement
{
    /// <summary>The port of the service; null when not said.</summary>
    public Located<int>? Port { get; init; }

    /// <summary>The name of the port; null when it has none.</summary>
    public Located<string>? PortName { get; init; }

    /// <summary>The port on every node; null when the cluster chooses.</summary>
    public Located<int>? NodePort { get; init; }

    /// <summary>The protocol: TCP unless said.</summary>
    public string Protocol { get; init; } = "TCP";
}

/// <summary>A service that an Ingress sends requests to, at the place that names it.</summary>
public sealed record IngressBackendFact : CodeElement
{
    /// <summary>The Ingress; null when its name is not known.</summary>
    public string? Ingress { get; init; }

    /// <summary>The namespace of both; null when not known.</summary>
    public string? Namespace { get; init; }

    /// <summary>The service.</summary>
    public required Located<string> Service { get; init; }

    /// <summary>The service's port by number; null when it is given by name.</summary>
    public Located<int>? Port { get; init; }

    /// <summary>The service's port by name; null when it is given by number.</summary>
    public Located<string>? PortName { get; init; }

    /// <summary>Whether it is a service that the same code creates: its name, in one namespace as far as both say.</summary>
    public bool IsFor(ClusterServiceFact service) =>
        service.ServiceName is { } name && Service.TryGet(out var wanted) && wanted == name && (Namespace is null || service.Namespace is null || Namespace == service.Namespace);
}

/// <summary>A pod that takes something of its node's network: the whole (<c>hostNetwork</c>), or a port (<c>hostPort</c>).</summary>
public sealed record NodeNetworkFact : CodeElement
{
    /// <summary>The pod, or what makes it; null when its name is not known.</summary>
    public string? Owner { get; init; }

    /// <summary>The port of the node; null for the node's whole network.</summary>
    public Located<int>? HostPort { get; init; }
}
