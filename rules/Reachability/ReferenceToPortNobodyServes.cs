using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A service names another with a port that it does not listen on.</summary>
public sealed partial class ReferenceToPortNobodyServes : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var reference in context.References)
        {
            if (reference is not { IsPortWritten: true, Port: { } port, IsForOthers: false, Targets: [var target] } || target == reference.From || target.Mode is not null)
                continue;
            if (target.IsBuilt || target.Image is not { IsKnown: true } image || KnownImage.Find(image.Value) is not { IsExact: true, HoldsData: true } known || known.ServesOn(port))
                continue;
            if (target.OpenParts.HasFlag(WorkloadParts.Ports) || target.Presence.CanCoexist(reference.From.Presence) != Coexistence.Always)
                continue;
            if (target.Listeners.Any(listener => listener.Port == port) || target.Ports.Any(item => !item.Container.IsKnown || item.Host is { } host && (!host.TryGet(out var outside) || outside.Contains(port))) || PortMention.In(target, port))
                continue;
            // Its own configuration may say anything.
            if (target.HostAccess.Mounts.Any(mount => !mount.Source.IsKnown || mount.Source.Value.IndexOf("conf", StringComparison.OrdinalIgnoreCase) >= 0 || mount.Target is not { IsKnown: true, Value: var inside } || inside.StartsWith("/etc", StringComparison.Ordinal) || inside.IndexOf("conf", StringComparison.OrdinalIgnoreCase) >= 0))
                continue;
            var ports = string.Join(", ", known.Ports);
            context.Report(
                reference.Element,
                target,
                $"{reference}: {known.Image} listens on {ports}, and nothing says that {target} listens elsewhere",
                Confidence.Medium);
        }
    }
}
