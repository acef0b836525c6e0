using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A name that Docker Desktop alone knows.</summary>
public sealed partial class HostDockerInternalWithoutHostGateway : TopologyRule
{
    private const string HostName = "host.docker.internal";

    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var platforms = context.Where(platform => !PlatformBehaviours.ResolvesHostName(platform));
        if (platforms == Platforms.None)
            return;
        foreach (var workload in context.Topology.Workloads)
        {
            // Whoever shares a namespace shares its owner's hosts file, which may be another project's.
            if (workload.Mode is { IsShared: true } or { Kind: NetworkModeKind.Unknown } || workload.OpenParts.HasFlag(WorkloadParts.Names))
                continue;
            if (workload.ExtraHosts.Any(host => host.HostName == HostName) || Use(workload) is not { } use)
                continue;
            context.Report(
                use,
                $"{workload} uses {HostName}, a name that only Docker Desktop knows unless extra_hosts says \"{HostName}:host-gateway\"",
                platforms: platforms);
        }
    }

    /// <summary>The first place that connects to it. Lists of origins and exceptions name it without connecting.</summary>
    private static IElement? Use(Workload workload)
    {
        foreach (var variable in workload.Variables)
            if (!variable.IsSecret && variable.Value is { IsKnown: true } value && Names(value.Value)
                && variable.Name.IndexOf("NO_PROXY", StringComparison.OrdinalIgnoreCase) < 0
                && variable.Name.IndexOf("ORIGIN", StringComparison.OrdinalIgnoreCase) < 0
                && variable.Name.IndexOf("ALLOW", StringComparison.OrdinalIgnoreCase) < 0)
                return workload.Part("environment." + variable.Name, value);
        foreach (var word in workload.Words)
            if (word.Value is { IsKnown: true } text && Names(text.Value))
                return word;
        return null;
    }

    private static bool Names(string text) => text.IndexOf(HostName, StringComparison.OrdinalIgnoreCase) >= 0;
}
