using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>An alias, container name or hostname that is another service's name.</summary>
public sealed partial class NameShadowsService : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var owners in context.Topology.NameClaims.GroupBy(claim => (claim.Network, claim.Name)))
        {
            if (owners.FirstOrDefault(claim => claim.Kind == NameKind.Service) is not { } service)
                continue;
            foreach (var owner in owners)
                if (owner.Kind != NameKind.Service && context.BothAnswer(owner, service) && reported.Add(owner.Element.Key))
                    context.Report(
                        owner.Element,
                        service.Element,
                        $"{owner.Owner} answers to {owner.Name}, the name of another service on {owner.Network.Declaration.LocalName}: clients get either");
        }
    }
}
