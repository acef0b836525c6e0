namespace ComposeLint.Topology;

/// <summary>What becomes of the ports that a workload publishes.</summary>
public enum Publishing
{
    /// <summary>They are published on the node.</summary>
    OnNode,
    /// <summary>Silently not published: every network it joins is internal (engine case internal-published).</summary>
    OnlyInternal,
    /// <summary>Silently not published: none of its networks has a gateway on the node, as with macvlan (engine case macvlan).</summary>
    NoGateway,
    /// <summary>Discarded: it runs in the node's own namespace (engine case mode-host-ports).</summary>
    HostNamespace,
    /// <summary>Discarded: it has no network (engine case mode-none-ports).</summary>
    NoNetwork,
    /// <summary>Refused: it runs in another container's namespace (engine case mode-service-ports).</summary>
    SharedNamespace,
    /// <summary>Its networks are not known.</summary>
    Unknown,
}
