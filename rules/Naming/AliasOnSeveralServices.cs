using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One alias that several services answer to.</summary>
public sealed partial class AliasOnSeveralServices : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var owners in context.Topology.NameClaims.Where(claim => claim.Kind == NameKind.Alias).GroupBy(claim => (claim.Network, claim.Name)))
        {
            var first = owners.First();
            foreach (var owner in owners.Skip(1))
                if (context.BothAnswer(owner, first))
                    context.Report(
                        owner.Element,
                        first.Element,
                        $"{first.Owner} and {owner.Owner} both answer to {owner.Name} on {owner.Network.Declaration.LocalName}: clients get either");
        }
    }
}
