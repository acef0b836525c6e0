using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Compose.Lowering;

/// <summary>Lowers a project's networks.</summary>
internal static class NetworkLowering
{
    public static ImmutableArray<NetworkDeclaration> Lower(ComposeProject project, Presence presence)
    {
        var result = ImmutableArray.CreateBuilder<NetworkDeclaration>(project.Networks.Count);
        foreach (var network in project.Networks)
            result.Add(Lower(network, presence));

        // In a stack a service with network_mode joins the default network all the same, which Compose's loader then does not know of.
        if (presence.Target == DeploymentTarget.Stack && project.Network("default") is null)
            foreach (var service in project.Services)
            {
                if (service.NetworkMode is null)
                    continue;
                result.Add(new NetworkDeclaration
                {
                    Span = service.NameSpan,
                    Context = service.Context,
                    Name = "default",
                    Key = "networks.default",
                    Presence = presence,
                    LocalName = "default",
                    RealName = new Located<string>(presence.Project + "_default", service.NameSpan),
                });
                break;
            }

        return result.ToImmutable();
    }

    private static NetworkDeclaration Lower(ComposeNetwork network, Presence presence) => new()
    {
        Span = network.Span,
        Context = network.Context,
        Name = network.Name,
        Key = network.Key,
        Origin = network.Origin,
        Presence = presence,
        LocalName = network.Name,
        RealName = network.RealName,
        IsExternal = network.External is { } external && external.TryGet(out var isExternal) && isExternal,
        DriverName = network.Driver,
        Internal = network.Internal,
        Attachable = network.Attachable,
        EnableIPv4 = network.EnableIpv4,
        EnableIPv6 = network.EnableIpv6,
        Options = network.DriverOptions.Items.Where(option => option.Value is not null)
            .Select(option => new DriverOption(option.Name, option.Value!.Value)).ToImmutableArray(),
        IpamDriver = network.IpamDriver,
        Pools = network.IpamPools.Items.Select(pool => Lower(pool, presence)).ToImmutableArray(),
        IsOpen = network.DriverOptions.IsOpen || network.IpamPools.IsOpen || network.External is { IsKnown: false },
    };

    private static AddressPool Lower(ComposeIpamPool pool, Presence presence) => new()
    {
        Span = pool.Span,
        Context = pool.Context,
        Name = pool.Name,
        Key = pool.Key,
        Origin = pool.Origin,
        Presence = presence,
        Subnet = pool.Subnet,
        Gateway = pool.Gateway,
        IpRange = pool.IpRange,
        AuxAddresses = pool.AuxAddresses.Items.Where(entry => entry.Value is not null)
            .Select(entry => new HostsEntry(entry.Name, entry.Value!.Value)).ToImmutableArray(),
    };
}
