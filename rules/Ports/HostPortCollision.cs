using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Ports;

/// <summary>Two claims on one socket of the host.</summary>
public sealed partial class HostPortCollision : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var conflict in context.Host.PortConflicts)
        {
            if (IsSpreadOverNodes(conflict))
                continue;
            var evidence = conflict.First == conflict.Second ? null : conflict.First;
            context.Report(conflict.Second, evidence, Message(conflict), ConfidenceOf(conflict), profiles: Profiles(conflict), related: Related(conflict));
        }
    }

    /// <summary>Ports that a swarm's tasks take of their own node meet only where the nodes are too few, which is another rule's to say.</summary>
    private static bool IsSpreadOverNodes(PortConflict conflict) => IsOfTask(conflict.First) && IsOfTask(conflict.Second);

    private static bool IsOfTask(HostClaim claim) => claim is { Kind: ClaimKind.Published, Workload.Kind: WorkloadKind.SwarmService };

    private static string Message(PortConflict conflict)
    {
        var port = conflict.Ports + "/" + conflict.Second.Protocol.ToString().ToLowerInvariant();
        if (conflict.First == conflict.Second)
            return $"{conflict.Second.Workload} publishes {port} with {conflict.Second.Holders} replicas: the host has that port once";
        if (conflict.First.Workload == conflict.Second.Workload)
            return $"{conflict.Second.Workload} claims {port} on the host twice, and cannot start";
        return conflict.Second.Kind == ClaimKind.Ingress || conflict.First.Kind == ClaimKind.Ingress
            ? $"{port} of the swarm is claimed twice: one of {conflict.First.Workload} and {conflict.Second.Workload} is refused"
            : $"{port} on the host is claimed twice: one of {conflict.First.Workload} and {conflict.Second.Workload} will not start";
    }

    /// <summary>What a host-mode process listens on is believed, not written; what profiles decide may never meet.</summary>
    private static Confidence ConfidenceOf(PortConflict conflict) =>
        conflict.Coexistence != Coexistence.Always ? Confidence.Low
        : conflict.First.Kind == ClaimKind.HostListener || conflict.Second.Kind == ClaimKind.HostListener ? Confidence.Medium
        : Confidence.High;

    private static ImmutableArray<string> Profiles(PortConflict conflict) => conflict.Coexistence == Coexistence.Always
        ? default
        : conflict.First.Presence.Profiles.Union(conflict.Second.Presence.Profiles).OrderBy(name => name, StringComparer.Ordinal).ToImmutableArray();

    private static ImmutableArray<Text.Annotation> Related(PortConflict conflict) => conflict.First == conflict.Second
        ? default
        : ImmutableArray.Create(new Text.Annotation(conflict.First.Span, $"{conflict.First.Workload} claims it here"));
}
