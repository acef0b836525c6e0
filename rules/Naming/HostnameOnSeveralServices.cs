using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One hostname for several services of a network.</summary>
public sealed partial class HostnameOnSeveralServices : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var reported = new HashSet<Workload>();
        foreach (var owners in context.Topology.NameClaims.Where(claim => claim.Kind == NameKind.Hostname).GroupBy(claim => (claim.Network, claim.Name)))
        {
            var first = owners.First();
            foreach (var owner in owners.Skip(1))
                if (context.BothAnswer(owner, first) && reported.Add(owner.Owner))
                    context.Report(
                        owner.Element,
                        first.Element,
                        $"{first.Owner} and {owner.Owner} have one hostname, {owner.Name}, and both answer to it on {owner.Network.Declaration.LocalName}");
        }
    }
}
