using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A service names another that it cannot reach.</summary>
public sealed partial class UnreachableReference : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var engine = context.Engine;
        var reachability = new Simulation.Reachability(engine);
        foreach (var reference in context.References)
        {
            // A name with a dot may be one of the world outside.
            if (reference.Targets.IsEmpty || reference.IsForOthers || reference.Host.IndexOf('.') >= 0 || reference.Targets.Contains(reference.From))
                continue;
            if (Running(engine, reference.From) is not { Sandbox: { } sandbox } asker || !IsKnown(reference.From, reference.Host) || sandbox.Owner is { } owner && !IsKnown(owner.Workload, reference.Host))
                continue;
            if (sandbox.Endpoints.Any(endpoint => endpoint.Network.IsUnknown || endpoint.Network.Network is not { IsForeign: false }))
                continue;
            if (reference.Targets.Any(target => Running(engine, target) is null || target.OpenParts.HasFlag(WorkloadParts.Attachments) || target.OpenParts.HasFlag(WorkloadParts.Names) || target.Presence.CanCoexist(reference.From.Presence) != Coexistence.Always))
                continue;
            var way = reachability.ByName(asker, reference.Host, reference.Port ?? 0, Protocol.Tcp);
            if (way.Answer.Outcome == Outcome.NoName || reference.Port is not null && way.Answer.Outcome is Outcome.Timeout or Outcome.Unreachable)
                Report(context, reference, reference.Targets[0], sandbox, way.Answer);
        }
    }

    private static void Report(TopologyContext context, Reference reference, Workload target, SimulatedSandbox sandbox, Answer answer)
    {
        var (from, shared) = (reference.From, target.Mode is { IsShared: true });
        var there = Running(context.Engine, target)!.Sandbox!;
        var happens = answer.Outcome switch
        {
            Outcome.NoName => "the name does not resolve",
            Outcome.Timeout => "the connection times out",
            _ => "there is no route to it",
        };
        var why = sandbox.IsHost ? $"{from} is in the host's network namespace, which asks no DNS of the engine"
            : shared && there.Owner is { } owner ? $"{target} shares the network namespace of {owner} and has no name of its own"
            : there.IsHost ? $"{target} is in the host's network namespace and has no name on any network"
            : $"{from} is on {Networks(sandbox)}, {target} on {Networks(there)}";
        var help = sandbox.IsHost ? $"join a network of {target}, or use localhost and a port that it publishes"
            : shared && there.Owner is { } named ? $"use the name {named}"
            : there.IsHost ? $"give {from} the name with extra_hosts: [\"{reference.Host}:host-gateway\"]"
            : there.Endpoints.Count > 0 ? $"let both join one network, such as {there.Endpoints[0].Network.Network?.Declaration.LocalName ?? there.Endpoints[0].Network.RealName}"
            : $"give {target} a network";
        context.Report(
            reference.Element,
            target,
            $"{from} cannot reach {reference}: {happens}, since {why}",
            reference.Form == ReferenceForm.HostAndPort ? Confidence.Medium : Confidence.High,
            related: Places(from).Concat(Places(target)).ToImmutableArray(),
            trace: answer.Trace.Where(hop => hop.Decided is not null).Select(hop => new Annotation(hop.Decided!.Value, hop.Text)).ToImmutableArray(),
            help: help,
            notes: context.Notes(
                answer.Outcome switch { Outcome.NoName => $"has no address for {reference.Host}", Outcome.Timeout => "drops the packets", _ => "gives no route" },
                engine => IsSo(engine, reference, answer.Outcome)));
    }

    /// <summary>Whether another version gives the same answer.</summary>
    private static bool IsSo(EngineState engine, Reference reference, Outcome outcome) =>
        Running(engine, reference.From) is { Sandbox: not null } asker
        && new Simulation.Reachability(engine).ByName(asker, reference.Host, reference.Port ?? 0, Protocol.Tcp).Answer.Outcome == outcome;

    private static SimulatedContainer? Running(EngineState engine, Workload workload) => engine.Of(workload).FirstOrDefault(container => container.IsRunning);

    /// <summary>Whether all that could give a workload the name is read.</summary>
    private static bool IsKnown(Workload workload, string name) =>
        !workload.OpenParts.HasFlag(WorkloadParts.Attachments) && !workload.OpenParts.HasFlag(WorkloadParts.Names)
        && !workload.ExtraHosts.Any(host => string.Equals(host.HostName, name, StringComparison.OrdinalIgnoreCase))
        && !workload.Links.Any(link => link.IsExternal && string.Equals(link.Alias, name, StringComparison.OrdinalIgnoreCase));

    private static string Networks(SimulatedSandbox sandbox) => sandbox.Endpoints.Count == 0 ? "no network"
        : string.Join(", ", sandbox.Endpoints.Select(endpoint => endpoint.Network.Network?.Declaration.LocalName ?? endpoint.Network.RealName));

    private static IEnumerable<Annotation> Places(Workload workload) => workload.Mode is { } mode
        ? [new Annotation(mode.Written.Span, workload + " is in the namespace of " + (mode.Target.Length > 0 ? mode.Target : mode.Written.ToString()))]
        : workload.Attachments.Select(attachment => new Annotation(attachment.Span, workload + " is on " + attachment.NetworkName));
}
