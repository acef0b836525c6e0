using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Overlay;

/// <summary>Traffic between nodes in clear text.</summary>
public sealed partial class UnencryptedOverlay : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var network in context.Topology.Networks)
        {
            var declaration = network.Declaration;
            if (network.IsForeign || !network.IsUsed || network.Driver != NetworkDriver.Overlay || declaration.IsOpen || declaration.Option("encrypted") is not null)
                continue;
            // One service alone has nobody to talk to across nodes but itself; what others may join is not known, nor who joins what a program makes.
            var isShared = declaration.Attachable is not null || declaration.Presence.Target == DeploymentTarget.Containers || context.Topology.EndpointsOn[network].Select(endpoint => endpoint.Sandbox.Owner).Distinct().Take(2).Count() > 1;
            if (isShared)
                context.Report(declaration, $"the overlay network {declaration.LocalName} carries its traffic between nodes unencrypted", related: Members(context, network));
        }
    }

    /// <summary>The places that put two services on it.</summary>
    private static ImmutableArray<Annotation> Members(TopologyContext context, Network network) =>
        context.Topology.EndpointsOn[network].Select(endpoint => endpoint.Sandbox.Owner).OfType<Workload>().Distinct().Take(2)
            .Select(owner => (Owner: owner, Attachment: owner.Attachments.FirstOrDefault(attachment => context.Topology.NetworkOf.TryGetValue(attachment, out var joined) && joined == network)))
            .Where(member => member.Attachment is not null)
            .Select(member => member.Attachment!.IsImplicit
                ? new Annotation(member.Owner.Span, $"{member.Owner} names no network, and joins it")
                : new Annotation(member.Attachment.Span, $"{member.Owner} joins it"))
            .Where(place => place.Span != network.Declaration.Span)
            .ToImmutableArray();
}
