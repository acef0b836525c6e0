using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Simulation;

/// <summary>Creates containers as the engine does: what it refuses before anything runs (moby runconfig/hostconfig.go, daemon/create.go).</summary>
internal sealed class ContainerCreation(EngineState engine)
{
    /// <summary>Creates a replica; what refuses it, or null.</summary>
    public Refusal? Create(Workload workload, int number, string name)
    {
        var container = new SimulatedContainer(workload, number, name);
        var refusal = CheckSharedService(workload) ?? CheckMode(container) ?? CheckExternalLinks(workload) ?? CheckHosts(workload) ?? CheckName(workload, name) ?? Attach(container);
        // Before 25 the container exists by the time its further networks are connected.
        var exists = refusal is null || !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate) && container.NetworkList.Count > 0;
        if (exists)
        {
            container.State = ContainerState.Created;
            engine.Add(container);
        }

        return refusal;
    }

    /// <summary>The networks it names, in the order of attaching: by priority, then by name (compose-go types/project.go NetworksByPriority).</summary>
    public static IEnumerable<Attachment> InOrder(Workload workload) => workload.Attachments
        .OrderByDescending(attachment => attachment.Priority is { IsKnown: true } priority ? priority.Value : 0)
        .ThenBy(attachment => attachment.NetworkName, StringComparer.Ordinal);

    /// <summary>Compose puts the first container of the service into the mode, and has none when the service runs no replica (pkg/compose/create.go getMode).</summary>
    private Refusal? CheckSharedService(Workload workload) =>
        workload.Mode is { Kind: NetworkModeKind.Service } mode && engine.OfService(workload.Presence.Project, mode.Target).Count == 0
            ? Refuse(workload, "shared-service-empty", mode.Target) with { Source = RefusalSource.Compose } : null;

    private Refusal? CheckMode(SimulatedContainer container)
    {
        // A link to a service without containers comes to nothing before the engine sees it.
        var workload = container.Workload;
        var hasLinks = workload.Links.Any(link => link.IsExternal) || Links.Of(engine, container).Any();
        if (workload.Mode is { Kind: NetworkModeKind.Host } && hasLinks)
            return Refuse(workload, "host-links");
        if (workload.Mode is not { IsShared: true })
            return null;
        var id = workload switch
        {
            { Hostname: not null } => "shared-hostname",
            _ when hasLinks => "shared-links",
            { NameServers.Length: > 0 } => "shared-dns",
            { ExtraHosts.Length: > 0 } => "shared-hosts",
            { MacAddress: not null } when !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate) => "shared-mac",
            { Ports.Length: > 0 } or { PublishesAll: true } => "shared-ports",
            { Exposed.Length: > 0 } => "shared-expose",
            _ => null,
        };
        return id is null ? null : Refuse(workload, id, subject: workload.Ports.Length > 0 ? workload.Ports[0] : null);
    }

    /// <summary>On the default bridge the engine looks a linked container up when it creates; elsewhere a link to nobody is no fault.</summary>
    private Refusal? CheckExternalLinks(Workload workload)
    {
        if (workload.Mode is { Kind: NetworkModeKind.Bridge } && engine.Node.IsFresh)
            foreach (var link in workload.Links)
                if (link.IsExternal && link.Target.TryGet(out var name) && !engine.ContainersByName.ContainsKey(name))
                    return Refuse(workload, "external-link-missing", name);
        return null;
    }

    private Refusal? CheckHosts(Workload workload)
    {
        foreach (var entry in workload.ExtraHosts)
            if (entry.Address.TryGet(out var text) && text != "host-gateway" && !IpAddress.TryParse(text, out _))
                return Refuse(workload, "bad-extra-host", text);
        return null;
    }

    private Refusal? CheckName(Workload workload, string name)
    {
        // What Compose makes of a project and a service is always a name; the project here may be a directory that stands for one.
        if (workload.ContainerName is { IsKnown: true } && !IsContainerName(name))
            return Refuse(workload, "container-name", name);
        return engine.ContainersByName.TryGetValue(name, out var other) ? Refuse(workload, "name-conflict", other.Workload, name, "<" + other.Name + ">") : null;
    }

    private static bool IsContainerName(string name)
    {
        for (var n = 0; n < name.Length; n++)
        {
            var c = name[n];
            var letter = c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
            if (!letter && (n == 0 || c is not ('_' or '.' or '-')) && !c.Equals('<') && !c.Equals('>'))
                return false;
        }

        return name.Length > 1;
    }

    private Refusal? Attach(SimulatedContainer container)
    {
        var workload = container.Workload;
        if (workload.Mode is { } mode)
        {
            var named = mode.Kind switch
            {
                NetworkModeKind.Bridge => "bridge",
                NetworkModeKind.Host => "host",
                NetworkModeKind.None => "none",
                NetworkModeKind.Network => mode.Target,
                _ => null,
            };
            if (named is not null && engine.NetworkNamed(named) is { } joined)
                container.NetworkList.Add(joined);
            return null;
        }

        var isFirst = true;
        foreach (var attachment in InOrder(workload))
        {
            if (!engine.Topology.NetworkOf.TryGetValue(attachment, out var declared)
                || engine.NetworkNamed(declared.RealName ?? declared.Declaration.LocalName) is not { } network)
                continue;
            if (CheckEndpoint(workload, attachment, network, isFirst, container) is { } refusal)
                return refusal;
            container.NetworkList.Add(network);
            isFirst = false;
        }

        return null;
    }

    private Refusal? CheckEndpoint(Workload workload, Attachment attachment, SimulatedNetwork network, bool isFirst, SimulatedContainer container)
    {
        if (!engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate))
        {
            // Before 25 the first network's settings are looked at when it starts, those of further ones when they are connected, which compose does at create.
            if (!isFirst && container.NetworkList.Exists(other => other.Driver == NetworkDriver.Host))
                return Refuse(workload, "host-and-more", subject: attachment);
            if (!isFirst && EndpointFault(attachment, network) is { } late)
                return Refuse(workload, late.Id, late.Text, attachment);
            return Malformed(attachment.IPv4Address, true) is { } bad ? Refuse(workload, "bad-ipv4", subject: attachment, bad) : null;
        }

        var faults = new List<string>();
        if (!IsUserDefined(network))
        {
            if (attachment.IPv4Address is not null || attachment.IPv6Address is not null)
                faults.Add(engine.Messages.Text("address-on-default"));
            if (workload.Kind == WorkloadKind.ComposeService && engine.Has(EngineBehaviour.RefusesAliasOnDefaultBridge))
                faults.Add(engine.Messages.Text("alias-on-default"));
        }

        AddAddressFaults(faults, attachment.IPv4Address, network, ipv4: true);
        AddAddressFaults(faults, attachment.IPv6Address, network, ipv4: false);
        if (faults.Count == 0 && (attachment.MacAddress ?? (isFirst ? workload.MacAddress : null)) is { IsKnown: true } mac && !IsMacAddress(mac.Value))
            return Refuse(workload, "bad-mac", network.RealName, mac.Value);
        if (faults.Count == 0)
            return null;
        var text = faults.Count == 1 ? faults[0] : "* " + string.Join("\n* ", faults);
        return Refuse(workload, "endpoint-config", engine.Messages.Text("endpoint-config", network.RealName, text), attachment);
    }

    /// <summary>What is wrong with an endpoint's settings before 25, at start for the first network.</summary>
    public (string Id, string Text)? EndpointFault(Attachment attachment, SimulatedNetwork network)
    {
        if (!IsUserDefined(network))
            return ("alias-on-default", engine.Messages.Text("alias-on-default"));
        var asked = attachment.IPv4Address is { IsKnown: true } || attachment.IPv6Address is { IsKnown: true };
        var configured = attachment.IPv4Address is { IsKnown: true } && network.IPv4 is { IsConfigured: true }
            || attachment.IPv6Address is { IsKnown: true } && network.IPv6 is { IsConfigured: true };
        return asked && !configured && !network.IsUnknown ? ("address-needs-subnet", engine.Messages.Text("address-needs-subnet")) : null;
    }

    private void AddAddressFaults(List<string> faults, Located<string>? written, SimulatedNetwork network, bool ipv4)
    {
        if (written is not { } address || !address.TryGet(out var text) || text.Length == 0)
            return;
        // What is no address is in no subnet either, and the engine says both.
        if (Malformed(written, ipv4) is { } bad)
            faults.Add(engine.Messages.Text(ipv4 ? "bad-ipv4" : "bad-ipv6", bad));
        if (network.Lease(ipv4) is { IsConfigured: true } lease)
        {
            if (!IpAddress.TryParse(text, out var parsed) || !lease.Prefix.Contains(parsed))
                faults.Add(engine.Messages.Text("address-outside", text));
        }
        else if (!network.IsUnknown && engine.Has(EngineBehaviour.RefusesAddressWithoutSubnet))
        {
            faults.Add(engine.Messages.Text("address-needs-subnet"));
        }
    }

    /// <summary>Six bytes in hexadecimal, divided by colons or hyphens (Go net.ParseMAC, its common forms).</summary>
    private static bool IsMacAddress(string text)
    {
        var bytes = text.Split(text.Contains('-') ? '-' : ':');
        return bytes.Length == 6 && bytes.All(two => two.Length == 2 && two.All(Uri.IsHexDigit));
    }

    private static string? Malformed(Located<string>? written, bool ipv4) =>
        written is { } address && address.TryGet(out var text) && text.Length > 0 && (!IpAddress.TryParse(text, out var parsed) || parsed.IsIPv4 != ipv4) ? text : null;

    /// <summary>Whether it is none of the engine's own networks (moby api/types/container NetworkMode.IsUserDefined).</summary>
    public static bool IsUserDefined(SimulatedNetwork network) =>
        network.RealName is not ("bridge" or "host" or "none" or "default") || network.Network is { RealName: null };

    private Refusal Refuse(Workload workload, string id, params string[] names) => Refuse(workload, id, null, names);

    private Refusal Refuse(Workload workload, string id, IElement? subject, params string[] names) =>
        Refuse(workload, id, engine.Messages.Text(id, names), subject);

    private static Refusal Refuse(Workload workload, string id, string message, IElement? subject) =>
        new(RefusalPoint.CreateContainer, RefusalSource.Engine, id, message, subject is Workload or null ? workload : subject) { Evidence = subject as Workload };
}
