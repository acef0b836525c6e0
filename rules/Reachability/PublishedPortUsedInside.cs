using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A service names another with the port that it publishes on the host.</summary>
public sealed partial class PublishedPortUsedInside : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var reference in context.References)
        {
            if (reference is not { IsPortWritten: true, Port: { } port, IsForOthers: false, Targets: [var target] } || target == reference.From || target.Mode is not null)
                continue;
            if (reference.From.Mode is not (null or { Kind: NetworkModeKind.Service }) || target.OpenParts.HasFlag(WorkloadParts.Ports) || target.Presence.CanCoexist(reference.From.Presence) != Coexistence.Always)
                continue;
            if (target.Listeners.Any(listener => listener.Port == port) || target.Built is { } image && image.Listeners.Any(listener => listener.Port == port) || PortMention.In(target, port))
                continue;
            foreach (var published in target.Ports)
            {
                if (Inside(published, port) is not { } inside || inside == port)
                    continue;
                var wanted = inside.ToString(CultureInfo.InvariantCulture);
                context.Report(
                    reference.Element,
                    published,
                    $"{reference} is the port that {target} publishes on the host: between containers it is {reference.Host}:{wanted}",
                    IsKnown(target, inside) ? Confidence.High : Confidence.Medium,
                    help: $"use {reference.Host}:{wanted}");
                break;
            }
        }
    }

    /// <summary>The container's port behind a host port; null when the entry does not publish it.</summary>
    private static int? Inside(PublishedPort published, int port) =>
        published is { IsDynamic: false, Host: { } host } && published.Protocol is { IsKnown: true, Value: Protocol.Tcp } && host.TryGet(out var outside) && published.Container.TryGet(out var container) && outside.Contains(port)
            ? container.First + port - outside.First
            : null;

    /// <summary>Whether it is known what the target listens on.</summary>
    private static bool IsKnown(Workload target, int inside) => target.Built is { Listeners.IsEmpty: false } image
        ? image.Listeners.Any(listener => listener.Port == inside)
        : !target.IsBuilt && target.Image is { IsKnown: true } known && KnownImage.Find(known.Value) is { IsExact: true } knowledge && knowledge.ServesOn(inside);
}
