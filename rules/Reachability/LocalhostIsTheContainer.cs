using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A service asks itself for what another serves.</summary>
public sealed partial class LocalhostIsTheContainer : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var byPort = new Lazy<ILookup<int, (Workload Owner, int Inside)>>(() => Offers(context.Engine.Topology).Distinct().ToLookup(offer => offer.Port, offer => (offer.Owner, offer.Inside)));
        foreach (var reference in context.References)
        {
            if (reference is not { IsLocalhost: true, Port: { } port, IsForOthers: false, Variable: { } variable } || reference.From is not { Mode: null } from)
                continue;
            // What serves pages may hand the address on to a browser, for which localhost is right.
            if (reference.Scheme is "http" or "https" or "ws" or "wss" && (!from.Ports.IsEmpty || from.OpenParts.HasFlag(WorkloadParts.Ports)))
                continue;
            if (Listens(from, port) || PortMention.In(from, port, variable) || context.Engine.Topology.Workloads.Any(other => other.Mode is { Kind: NetworkModeKind.Service } mode && mode.Target == from.ServiceName && other.Presence.Project == from.Presence.Project && (Listens(other, port) || PortMention.In(other, port))))
                continue;
            var offers = byPort.Value[port].Where(offer => offer.Owner != from && offer.Owner.Presence.CanCoexist(from.Presence) == Coexistence.Always && offer.Owner.Mode is null or { Kind: NetworkModeKind.Host }).ToList();
            if (offers.Select(offer => offer.Owner).Distinct().Count() != 1)
                continue;
            var (owner, inside) = offers[0];
            var there = (owner.Mode is null ? owner.ServiceName : "host.docker.internal") + ":" + inside.ToString(CultureInfo.InvariantCulture);
            context.Report(
                reference.Element,
                owner,
                $"{reference.Host} in {from} is {from} itself, where nothing is known to listen on {port.ToString(CultureInfo.InvariantCulture)}; {owner} does, as {there}",
                reference.IsPortWritten ? Confidence.High : Confidence.Medium,
                help: $"use {there}");
        }
    }

    private static bool Listens(Workload workload, int port) =>
        workload.Listeners.Any(listener => listener.Port == port) || workload.Built is { } image && image.Listeners.Any(listener => listener.Port == port);

    /// <summary>The ports that services publish, and those that they listen on.</summary>
    private static IEnumerable<(int Port, Workload Owner, int Inside)> Offers(NetworkTopology topology)
    {
        foreach (var workload in topology.Workloads)
        {
            foreach (var port in workload.Ports)
                if (port is { IsDynamic: false, Host: { } host } && host.TryGet(out var outside) && port.Container.TryGet(out var container))
                    for (var n = 0; n < outside.Count; n++)
                        yield return (outside.First + n, workload, container.First + n);
            foreach (var listener in workload.Listeners)
                yield return (listener.Port, workload, listener.Port);
        }
    }
}
