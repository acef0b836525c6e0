using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>Builds a topology in one pass over the networks and two over the workloads; every step is linear.</summary>
internal sealed class TopologyBuilder(Declarations declarations, CancellationToken cancellation)
{
    /// <summary>Replicas beyond this many, over the whole topology, share the last one's sandbox: a replica count is the author's to write.</summary>
    private const int MaximumExtraSandboxes = 20_000;

    private readonly Dictionary<string, List<NetworkDeclaration>> _declarationsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<NetworkDeclaration, Network> _networkByDeclaration = [];
    private readonly Dictionary<string, NetworkDeclaration> _byLocalName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkDeclaration> _modeNetworks = new(StringComparer.Ordinal);
    private readonly NamespaceOwners _namespaces = new(declarations.Workloads);
    private int _extraSandboxes = MaximumExtraSandboxes;

    /// <summary>The whole topology.</summary>
    public NetworkTopology Build()
    {
        Index();
        var networks = Networks();
        var networkOf = new Dictionary<Attachment, Network>();
        foreach (var workload in declarations.Workloads)
            foreach (var attachment in workload.Attachments)
                if (_byLocalName.TryGetValue(Local(workload.Presence, attachment.NetworkName), out var declaration))
                    networkOf[attachment] = _networkByDeclaration[declaration];
        var (sandboxes, byWorkload) = Sandboxes();
        var endpoints = Endpoints(byWorkload, networkOf);
        var scopes = DnsScopeBuilder.Build(networks, declarations.Workloads, NetworksOf(networkOf));
        return new NetworkTopology
        {
            Declarations = declarations,
            Networks = networks,
            Sandboxes = sandboxes,
            Endpoints = endpoints,
            Hosts = ImmutableArray.Create(HostStackBuilder.Build(declarations, NetworksOf(networkOf), _namespaces.IsHost, cancellation)),
            DnsScopes = scopes,
            EndpointsOf = endpoints.ToLookup(endpoint => endpoint.Sandbox),
            EndpointsOn = endpoints.ToLookup(endpoint => endpoint.Network),
            SandboxesOf = byWorkload.SelectMany(pair => pair.Value, (pair, sandbox) => (pair.Key, sandbox)).ToLookup(x => x.Key, x => x.sandbox),
            NetworkOf = networkOf,
        };
    }

    private static string Local(Presence presence, string name) => PresenceScope.Of(presence) + "\n" + name;

    private void Index()
    {
        foreach (var network in declarations.Networks)
        {
            var local = Local(network.Presence, network.LocalName);
            if (!_byLocalName.ContainsKey(local))
                _byLocalName.Add(local, network);
            var key = network.RealName.TryGet(out var name) ? PresenceScope.Engine(network.Presence) + "\n" + name : "\n?" + local;
            if (!_declarationsByName.TryGetValue(key, out var list))
                _declarationsByName.Add(key, list = []);
            list.Add(network);
        }

        foreach (var workload in declarations.Workloads)
            IndexMode(workload);
    }

    /// <summary>A mode that names a network refers to it by its real name, as if it were declared external.</summary>
    private void IndexMode(Workload workload)
    {
        if (workload.Mode is not { Kind: NetworkModeKind.Bridge or NetworkModeKind.Network } mode)
            return;
        var name = mode.Kind == NetworkModeKind.Bridge ? "bridge" : mode.Target;
        var key = PresenceScope.Engine(workload.Presence) + "\n" + name;
        if (_modeNetworks.ContainsKey(key))
            return;
        var declaration = new NetworkDeclaration
        {
            Span = mode.Written.Span,
            Context = workload.Context,
            Name = name,
            Key = workload.Key + ".network_mode",
            Presence = workload.Presence,
            LocalName = name,
            RealName = new Located<string>(name, mode.Written.Span),
            IsExternal = true,
        };
        _modeNetworks.Add(key, declaration);
        if (!_declarationsByName.TryGetValue(key, out var list))
            _declarationsByName.Add(key, list = []);
        list.Add(declaration);
    }

    private ImmutableArray<Network> Networks()
    {
        var used = new HashSet<NetworkDeclaration>(_modeNetworks.Values);
        foreach (var workload in declarations.Workloads)
            foreach (var attachment in workload.Attachments)
                if (_byLocalName.TryGetValue(Local(workload.Presence, attachment.NetworkName), out var declaration))
                    used.Add(declaration);
        var result = ImmutableArray.CreateBuilder<Network>();
        foreach (var group in _declarationsByName.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            var made = group.Find(declaration => !declaration.IsExternal);
            var first = made ?? group[0];
            var name = first.RealName.TryGet(out var known) ? known : null;
            var network = new Network
            {
                Declaration = first,
                Declarations = made is null ? group.ToImmutableArray() : group.OrderBy(declaration => declaration == made ? 0 : 1).ToImmutableArray(),
                RealName = name,
                IsForeign = made is null,
                // Compose and a stack make what is used; a command makes what it says.
                IsUsed = group.Exists(used.Contains) || made?.Presence.Target == DeploymentTarget.Containers,
                Driver = made?.Driver ?? name switch
                {
                    "bridge" => NetworkDriver.Bridge,
                    "host" => NetworkDriver.Host,
                    "none" => NetworkDriver.None,
                    "ingress" => NetworkDriver.Overlay,
                    _ => NetworkDriver.Other,
                },
                Subnets = made is null ? ImmutableArray<Subnet>.Empty : SubnetsOf(made),
            };
            result.Add(network);
            foreach (var declaration in group)
                _networkByDeclaration[declaration] = network;
        }

        return result.ToImmutable();
    }

    private static ImmutableArray<Subnet> SubnetsOf(NetworkDeclaration network)
    {
        var result = ImmutableArray.CreateBuilder<Subnet>();
        foreach (var pool in network.Pools)
        {
            if (pool.Prefix is not { } prefix)
                continue;
            IpAddress? gateway = prefix.Address.Add(1);
            if (pool.Gateway is { } written)
                gateway = written.TryGet(out var text) && IpAddress.TryParse(text, out var given) ? given : null;
            IpPrefix? range = pool.IpRange is { } block && block.TryGet(out var blockText) && IpPrefix.TryParse(blockText, out var parsed) ? parsed : null;
            result.Add(new Subnet(pool, prefix, gateway, range));
        }

        return result.ToImmutable();
    }

    private (ImmutableArray<Sandbox> All, Dictionary<Workload, ImmutableArray<Sandbox>> ByWorkload) Sandboxes()
    {
        var members = new Dictionary<Workload, List<Workload>>();
        var onHost = new List<Workload>();
        foreach (var workload in declarations.Workloads)
        {
            if (_namespaces.IsHost(workload))
                onHost.Add(workload);
            else if (_namespaces.OwnerOf(workload) is { } owner && owner != workload)
            {
                if (!members.TryGetValue(owner, out var list))
                    members.Add(owner, list = []);
                list.Add(workload);
            }
        }

        var all = ImmutableArray.CreateBuilder<Sandbox>();
        var byWorkload = new Dictionary<Workload, ImmutableArray<Sandbox>>();
        if (onHost.Count > 0)
        {
            var host = new Sandbox { Owner = null, Members = onHost.ToImmutableArray() };
            all.Add(host);
            foreach (var workload in onHost)
                byWorkload[workload] = ImmutableArray.Create(host);
        }

        foreach (var workload in declarations.Workloads)
        {
            cancellation.ThrowIfCancellationRequested();
            if (byWorkload.ContainsKey(workload) || _namespaces.OwnerOf(workload) != workload)
                continue;
            var count = workload.ReplicaCount ?? 1;
            var extra = Math.Min(Math.Max(count - 1, 0), _extraSandboxes);
            _extraSandboxes -= extra;
            var own = ImmutableArray.CreateBuilder<Sandbox>();
            for (var replica = 1; replica <= (count == 0 ? 0 : extra + 1); replica++)
            {
                // A sidecar joins the first replica: compose takes the first of the service's containers.
                var sidecars = replica == 1 && members.TryGetValue(workload, out var list) ? list : [];
                own.Add(new Sandbox { Owner = workload, Replica = replica, Members = ImmutableArray.Create(workload).AddRange(sidecars) });
            }

            all.AddRange(own);
            byWorkload[workload] = own.ToImmutable();
            if (own.Count > 0 && members.TryGetValue(workload, out var joined))
                foreach (var sidecar in joined)
                    byWorkload[sidecar] = ImmutableArray.Create(own[0]);
        }

        return (all.ToImmutable(), byWorkload);
    }

    private ImmutableArray<Endpoint> Endpoints(Dictionary<Workload, ImmutableArray<Sandbox>> byWorkload, Dictionary<Attachment, Network> networkOf)
    {
        var result = ImmutableArray.CreateBuilder<Endpoint>();
        foreach (var workload in declarations.Workloads)
        {
            if (!byWorkload.TryGetValue(workload, out var sandboxes))
                continue;
            foreach (var sandbox in sandboxes)
            {
                if (sandbox.Owner != workload)
                    continue;
                if (ModeNetwork(workload) is { } network)
                    result.Add(new Endpoint { Sandbox = sandbox, Network = network });
                if (workload.Mode is not null)
                    continue;
                foreach (var attachment in workload.Attachments)
                    if (networkOf.TryGetValue(attachment, out var joined))
                        result.Add(new Endpoint
                        {
                            Sandbox = sandbox,
                            Network = joined,
                            Attachment = attachment,
                            IPv4 = Fixed(attachment.IPv4Address),
                            IPv6 = Fixed(attachment.IPv6Address),
                        });
            }
        }

        return result.ToImmutable();
    }

    private static IpAddress? Fixed(Located<string>? written) =>
        written is { } address && address.TryGet(out var text) && IpAddress.TryParse(text, out var parsed) ? parsed : null;

    private Network? ModeNetwork(Workload workload)
    {
        var name = workload.Mode switch
        {
            { Kind: NetworkModeKind.Bridge } => "bridge",
            { Kind: NetworkModeKind.Network } mode => mode.Target,
            _ => null,
        };
        return name is not null && _modeNetworks.TryGetValue(PresenceScope.Engine(workload.Presence) + "\n" + name, out var declaration)
            ? _networkByDeclaration[declaration] : null;
    }

    private Func<Workload, IEnumerable<Network>> NetworksOf(Dictionary<Attachment, Network> networkOf) => workload =>
    {
        if (ModeNetwork(workload) is { } network)
            return [network];
        return workload.Mode is not null ? [] : workload.Attachments.Where(networkOf.ContainsKey).Select(attachment => networkOf[attachment]);
    };
}
