using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Platform;

/// <summary>A network that is to lead to the LAN, where the engine is not on the LAN itself.</summary>
public sealed partial class MacvlanOnDockerDesktop : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var platforms = context.Where(PlatformBehaviours.LacksLanDrivers);
        if (platforms == Platforms.None)
            return;
        foreach (var network in context.Topology.Networks)
            if (network is { IsUsed: true, IsForeign: false, IsInternal: false, Driver: NetworkDriver.Macvlan or NetworkDriver.Ipvlan } && network.Declaration is { DriverName: { } driver } declaration)
                context.Report(
                    declaration.Part("driver", driver),
                    $"{declaration.LocalName} is a {driver.Value} network, which leads to the LAN only where the engine runs on Linux as root",
                    platforms: platforms);
    }
}
