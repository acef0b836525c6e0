using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One name for the networks of two projects on one host.</summary>
public sealed partial class NetworkMadeByTwoProjects : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            if (network.IsForeign || network.RealName is null)
                continue;
            foreach (var other in network.Declarations)
                if (!other.IsExternal && other.Presence.Project != network.Declaration.Presence.Project && other.Presence.CanCoexist(network.Declaration.Presence) != Coexistence.Never)
                    context.Report(
                        other,
                        network.Declaration,
                        $"{other.Presence.Project} makes the network {network.RealName}, and so does {network.Declaration.Presence.Project}: one of them must call it external");
        }
    }
}
