using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Reporting;
using ComposeLint.Reporting.Graphs;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>Makes the picture of simulated projects: what the files declare, also where it does not come up, and what the engine would answer.</summary>
internal sealed class DrawnProjects
{
    private const string DefaultBridge = "the engine's default bridge";

    private readonly Dictionary<Workload, string> _services = [];
    private readonly Dictionary<object, string> _networks = [];
    private readonly ImmutableArray<GraphNetwork>.Builder _drawnNetworks = ImmutableArray.CreateBuilder<GraphNetwork>();
    private readonly ImmutableArray<GraphService>.Builder _drawnServices = ImmutableArray.CreateBuilder<GraphService>();
    private readonly ImmutableArray<GraphMembership>.Builder _memberships = ImmutableArray.CreateBuilder<GraphMembership>();
    private readonly ImmutableArray<GraphPublication>.Builder _publications = ImmutableArray.CreateBuilder<GraphPublication>();
    private readonly ImmutableArray<GraphReach>.Builder _reaches = ImmutableArray.CreateBuilder<GraphReach>();
    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();

    private DrawnProjects()
    {
    }

    /// <summary>The picture of all of them.</summary>
    public static NetworkGraph Of(ImmutableArray<SimulatedProjects> engines, CancellationToken cancellation)
    {
        var drawn = new DrawnProjects();
        foreach (var projects in engines)
            drawn.Draw(projects.Engine, cancellation);
        return new NetworkGraph
        {
            Projects = [.. engines.SelectMany(projects => projects.Names).Distinct(StringComparer.Ordinal)],
            Networks = drawn._drawnNetworks.ToImmutable(),
            Services = drawn._drawnServices.ToImmutable(),
            Memberships = drawn._memberships.ToImmutable(),
            Publications = drawn._publications.ToImmutable(),
            Reaches = drawn._reaches.ToImmutable(),
            Notes = drawn._notes.ToImmutable(),
        };
    }

    private void Draw(EngineState engine, CancellationToken cancellation)
    {
        if (engine.Refusal is { } refusal)
            _notes.Add($"not all comes up: {refusal.Message} ({refusal.Subject.Span})");
        foreach (var network in engine.Topology.Networks.Where(network => network.IsUsed))
            Draw(network);
        foreach (var workload in engine.Topology.Workloads)
            Draw(engine, workload);
        var reachability = new Reachability(engine);
        foreach (var workload in engine.Topology.Workloads)
            DrawSockets(engine, reachability, workload);
        foreach (var reach in ReachedClasses.Of(engine, reachability, cancellation))
            _reaches.Add(new GraphReach(Ids(reach.From, reach.Vantage), Ids(reach.To, null), reach.Port, Words.Of(reach.Protocol), reach.Kind));
    }

    private ImmutableArray<string> Ids(ImmutableArray<Workload> workloads, string? vantage) =>
        vantage is not null ? [vantage] : [.. workloads.Select(workload => _services[workload]).Distinct(StringComparer.Ordinal)];

    private string Draw(Network network)
    {
        if (_networks.TryGetValue(network, out var known))
            return known;
        var id = "n" + _drawnNetworks.Count.ToString(CultureInfo.InvariantCulture);
        _networks.Add(network, id);
        var declaration = network.Declaration;
        _drawnNetworks.Add(new GraphNetwork(id, declaration.LocalName, declaration.Presence.Project, DriverOf(network))
        {
            RealName = network.RealName ?? declaration.LocalName,
            IsInternal = network.IsInternal,
            IsEncrypted = declaration.Option("encrypted") is { } option && !(option.TryGet(out var value) && value == "false"),
            IsExternal = network.IsForeign && network.RealName != "bridge",
            Subnets = [.. network.Subnets.Select(subnet => subnet.Prefix.ToString())],
            At = declaration.Span.ToString(),
        });
        return id;
    }

    private static string DriverOf(Network network) =>
        network is { IsForeign: true, RealName: "bridge" } ? DefaultBridge : network.Driver == NetworkDriver.Other
            ? network.IsForeign ? "driver not known" : network.Declaration.DriverName is { } name && name.TryGet(out var written) ? written : "driver not known"
            : network.Driver.ToString().ToLowerInvariant();

    // One that no file declares: the default bridge, or one that network_mode names.
    private string DrawNamed(string name)
    {
        var made = _drawnNetworks.FirstOrDefault(network => network.RealName == name);
        if (made is not null)
            return made.Id;
        var id = "n" + _drawnNetworks.Count.ToString(CultureInfo.InvariantCulture);
        _drawnNetworks.Add(name == "bridge"
            ? new GraphNetwork(id, "bridge", "", DefaultBridge)
            : new GraphNetwork(id, name, "", "driver not known") { IsExternal = true });
        return id;
    }

    private void Draw(EngineState engine, Workload workload)
    {
        if (_services.ContainsKey(workload))
            return;
        var id = "s" + _drawnServices.Count.ToString(CultureInfo.InvariantCulture);
        _services.Add(workload, id);
        var image = workload.Image is { } given && given.TryGet(out var reference) ? reference : null;
        var known = workload.IsBuilt ? null : KnownImage.Find(image);
        _drawnServices.Add(new GraphService(id, workload.ServiceName, workload.Presence.Project)
        {
            Image = image ?? (workload.IsBuilt ? "built here" : workload.Image is null ? "" : "image not known"),
            Role = known is null or { Role: ImageRole.Other } ? "" : known.Role.ToString().ToLowerInvariant(),
            Sandbox = workload.Mode?.Kind switch
            {
                NetworkModeKind.Host => SandboxKind.Host,
                NetworkModeKind.None => SandboxKind.None,
                NetworkModeKind.Service or NetworkModeKind.Container => SandboxKind.Shared,
                _ => SandboxKind.Networks,
            },
            SharesWith = workload.Mode is { IsShared: true } shared ? shared.Target : "",
            Replicas = workload.ReplicaCount,
            Absence = engine.Of(workload).Any(container => container.IsRunning) ? ""
                : !workload.Presence.IsEnabledBy(engine.Options.Profiles) ? "needs profile " + string.Join(" or ", workload.Presence.Profiles)
                : engine.Refusal is null && workload.Mode is { Kind: NetworkModeKind.Container } ? ""
                : "does not come up",
            At = workload.Span.ToString(),
        });
        foreach (var attachment in workload.Mode is null ? workload.Attachments : [])
        {
            if (engine.Topology.NetworkOf.TryGetValue(attachment, out var network))
                _memberships.Add(new GraphMembership(id, Draw(network))
                {
                    Aliases = [.. attachment.Aliases.Where(alias => alias.IsKnown).Select(alias => alias.Value)],
                    Address = (attachment.IPv4Address ?? attachment.IPv6Address) is { IsKnown: true } address ? address.Value : "",
                });
        }

        if (workload.Mode is { Kind: NetworkModeKind.Bridge or NetworkModeKind.Network } mode)
            _memberships.Add(new GraphMembership(id, DrawNamed(mode.Kind == NetworkModeKind.Bridge ? "bridge" : mode.Target)));
    }

    private void DrawSockets(EngineState engine, Reachability reachability, Workload workload)
    {
        var container = engine.Of(workload).FirstOrDefault(container => container.IsRunning);
        switch (engine.Topology.PublishingOf(workload))
        {
            case Publishing.HostNamespace:
                foreach (var listener in workload.Listeners)
                    Add(listener.Address, new PortRange(listener.Port), new PortRange(listener.Port), listener.Protocol, (listener.Evidence ?? workload.Span).ToString());
                break;
            case Publishing.OnNode or Publishing.Unknown:
                foreach (var run in PortRun.Of(workload))
                    Add(run.First.HostIp is { IsKnown: true } ? run.First.HostAddress : null, run.Outside ?? new PortRange(0), run.Inside, run.Protocol, run.First.Span.ToString());
                break;
        }

        void Add(IpAddress? address, PortRange outside, PortRange inside, Protocol protocol, string at)
        {
            var socket = (address is not { } given || given.IsAny ? "*" : given.IsIPv4 ? given.ToString() : "[" + given + "]") + ":" + (outside.First == 0 ? "any" : outside.ToString());
            _publications.Add(new GraphPublication("p" + _publications.Count.ToString(CultureInfo.InvariantCulture), socket, _services[workload], inside.ToString(), Words.Of(protocol))
            {
                OpenFrom = [.. Endpoints.Vantages.Where(vantage => IsOpen(vantage, address, outside, inside, protocol))],
                At = at,
            });
        }

        static bool Arrives(Answer answer) => answer.Outcome == Outcome.Open || answer is { Outcome: Outcome.Unknown, Arrives: true };

        // Whether this very socket is open, not another that the service has too. A port of the engine's choice has no number to ask for.
        bool IsOpen(string vantage, IpAddress? address, PortRange outside, PortRange inside, Protocol protocol)
        {
            if (container is null)
                return false;
            if (outside.First == 0)
                return vantage == "host" || address is not { IsLoopback: true };
            var end = ":" + outside.First.ToString(CultureInfo.InvariantCulture);
            return Vantage.Ways(engine, reachability, vantage, null, container, inside.First, protocol)
                .Any(way => way.Kind == WayKind.Published && Arrives(way.Answer) && (container.Sandbox is { IsHost: true } || way.At.EndsWith(end, StringComparison.Ordinal)));
        }
    }
}
