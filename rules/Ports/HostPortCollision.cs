using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Ports;

/// <summary>Two claims on one socket of the host.</summary>
public sealed partial class HostPortCollision : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var refused = context.Refusals("port-allocated", "address-in-use", "all-allocated", "listen-twice", "ingress-taken", "duplicate-published");
        foreach (var pair in refused.Where(told => told.Other is not null).GroupBy(told => (told.At.Span, told.Evidence?.Span)))
            context.Report(pair.First(), Message(pair.First(), Ports(pair)), evidence: pair.First().Evidence, evidenceText: $"{pair.First().Other} claims it here");
        foreach (var world in context.Worlds)
            foreach (var container in world.Containers)
                if (container.Sandbox is { IsHost: true })
                    CheckListeners(context, container);
    }

    private static string Message(EngineRefusal told, string port)
    {
        var (owner, other) = (told.Workload!, told.Other!);
        if (owner == other)
            return told.MessageId is "listen-twice" or "duplicate-published" || told.Evidence is { } evidence && evidence.Span != told.At.Span
                ? $"{owner} claims {port} on the host twice, and cannot start"
                : $"{owner} publishes {port} with {owner.ReplicaCount} replicas: the host has {(told.MessageId == "all-allocated" ? "fewer" : "that port once")}";
        return told.MessageId == "ingress-taken"
            ? $"{port} of the swarm is claimed twice: one of {other} and {owner} is refused"
            : $"{port} on the host is claimed twice: {(told.Refusal.IsByChance || owner.Presence.Project != other.Presence.Project ? $"one of {other} and {owner}" : owner)} will not start";
    }

    /// <summary>The ports of one line that are taken, a range in one.</summary>
    private static string Ports(IEnumerable<EngineRefusal> pair)
    {
        var values = pair.Select(told => told.Value).Distinct(StringComparer.Ordinal).ToList();
        var cut = values[0].IndexOf('/');
        return values.Count == 1 || cut < 0 ? values[0] : values[0].Substring(0, cut) + "-" + values[values.Count - 1];
    }

    /// <summary>A process in the host's network whose socket is a published port's, or another process'; what it listens on is believed, not written.</summary>
    private static void CheckListeners(TopologyContext context, SimulatedContainer container)
    {
        foreach (var wanted in container.Listening)
        {
            if (wanted.Holder is not ContainerParty { Container.Workload: { } holder } || holder == container.Workload && container.Workload.ReplicaCount is not > 1)
                continue;
            var listener = wanted.Listener;
            var port = listener.Port.ToString(CultureInfo.InvariantCulture) + "/" + listener.Protocol.ToString().ToLowerInvariant();
            var owner = container.Workload;
            var at = new Element(listener.Evidence ?? owner.Span, owner.Context, owner.Name + " on " + port, owner.Key + ".listen." + port);
            var evidence = wanted.HeldFor?.Port ?? (IElement)holder;
            context.Report(
                at,
                evidence,
                holder == owner
                    ? $"{owner} publishes {port} with {owner.ReplicaCount} replicas: the host has that port once"
                    : $"{port} on the host is claimed twice: one of {holder} and {owner} will not start",
                owner.Presence.CanCoexist(holder.Presence) == Coexistence.Always ? Confidence.Medium : Confidence.Low,
                related: ImmutableArray.Create(new Annotation(evidence.Span, $"{holder} claims it here")));
        }
    }
}
