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
        var container = new SimulatedContainer(engine, workload, number, name);
        var refusal = CheckSharedService(workload) ?? CheckServiceMac(workload) ?? CheckInterfaceNames(workload) ?? CheckPorts(workload) ?? CheckMode(container) ?? CheckExternalLinks(workload) ?? CheckHosts(workload) ?? CheckName(workload, name) ?? Attach(container);
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

    /// <summary>What refuses a service that is to have no container at all: Compose still looks for the namespace that it would share.</summary>
    public Refusal? CheckWithoutReplicas(Workload workload) => CheckSharedService(workload);

    /// <summary>Compose puts the first container of the service into the mode, and has none when the service runs no replica (pkg/compose/create.go getMode).</summary>
    private Refusal? CheckSharedService(Workload workload) =>
        workload.Mode is { Kind: NetworkModeKind.Service } mode && engine.OfService(workload.Presence.Project, mode.Target).Count == 0
            ? engine.Keep(Refusal(workload, "shared-service-empty", engine.Messages.Text("shared-service-empty", mode.Target), ModeOf(workload, mode)) with { Source = RefusalSource.Compose }) : null;

    /// <summary>Compose holds the service's MAC address against that of its first network (pkg/compose/create.go prepareContainerMACAddress).</summary>
    private Refusal? CheckServiceMac(Workload workload)
    {
        if (workload is not { Kind: WorkloadKind.ComposeService, MacAddress: { IsKnown: true, Value.Length: > 0 } own } || workload.Attachments.Any(attachment => attachment.Priority is { IsKnown: false }))
            return null;
        if (InOrder(workload).FirstOrDefault() is not { MacAddress: { IsKnown: true, Value.Length: > 0 } there } main || there.Value == own.Value)
            return null;
        return engine.Keep(Refusal(workload, "service-mac", engine.Messages.Text("service-mac", main.NetworkName), workload.Part("mac_address", own)) with
        {
            Source = RefusalSource.Compose,
            Evidence = main.Part("mac_address", there),
            Value = own.Value,
        });
    }

    /// <summary>Compose itself refuses what the engine is too old for (pkg/compose/create.go defaultNetworkSettings).</summary>
    private Refusal? CheckInterfaceNames(Workload workload)
    {
        if (workload.Kind == WorkloadKind.ComposeService && workload.Mode is null && !engine.Has(EngineBehaviour.InterfaceNames))
            foreach (var attachment in workload.Attachments)
                if (attachment.InterfaceName is { IsKnown: true, Value.Length: > 0 } name
                    && engine.Keep(Refusal(workload, "interface-name", engine.Messages.Text("interface-name"), attachment.Part("interface_name", name)) with { Source = RefusalSource.Compose, Value = name.Value }) is { } refusal)
                    return refusal;
        return null;
    }

    private Refusal? CheckPorts(Workload workload)
    {
        foreach (var port in workload.Ports)
            if (port.Malformed is { } text && Refuse(workload, "bad-port", port.Part("port", text), null, text.Value) is { } refusal)
                return refusal;
        return null;
    }

    private Refusal? CheckMode(SimulatedContainer container)
    {
        // A link to a service without containers comes to nothing before the engine sees it.
        var workload = container.Workload;
        var hasLinks = workload.Links.Any(link => link.IsExternal) || Links.Of(engine, container).Any();
        if (workload.Mode is { Kind: NetworkModeKind.Host } host && hasLinks)
            return Refuse(workload, "host-links", LinksOf(workload), ModeOf(workload, host));
        if (workload.Hostname is { } given && workload.HostAccess.HostNamespaces.FirstOrDefault(item => item.Name == "uts") is { } uts && Refuse(workload, "uts-hostname", workload.Part("hostname", given), uts) is { } named)
            return named;
        if (workload.Mode is not { IsShared: true } mode)
            return null;
        foreach (var (id, at) in AgainstSharedNamespace(workload, hasLinks))
            if (Refuse(workload, id, at, ModeOf(workload, mode)) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>What the owner of a namespace alone may have, in the order in which the engine looks (moby runconfig/hostconfig_unix.go).</summary>
    private IEnumerable<(string MessageId, IElement At)> AgainstSharedNamespace(Workload workload, bool hasLinks)
    {
        if (workload.Hostname is { } hostname)
            yield return ("shared-hostname", workload.Part("hostname", hostname));
        if (hasLinks)
            yield return ("shared-links", LinksOf(workload));
        if (workload.NameServers.Length > 0)
            yield return ("shared-dns", workload.Part("dns", workload.NameServers[0]));
        if (workload.ExtraHosts.Length > 0)
            yield return ("shared-hosts", workload.Part("extra_hosts", workload.ExtraHosts[0].Address));
        if (workload.MacAddress is { } mac && !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate))
            yield return ("shared-mac", workload.Part("mac_address", mac));
        if (workload.Ports.Length > 0 || workload.PublishesAll)
            yield return ("shared-ports", workload.Ports.Length > 0 ? workload.Ports[0] : workload);
        if (workload.Exposed.Length > 0)
            yield return ("shared-expose", workload.Part("expose", workload.Exposed[0].Ports));
    }

    private static IElement LinksOf(Workload workload) => workload.Links.Length > 0 ? workload.Part("links", workload.Links[0].Target) : workload;

    private static IElement ModeOf(Workload workload, NetworkMode mode) => workload.Part("network_mode", mode.Written);

    /// <summary>On the default bridge or none the engine looks a linked container up when it creates; elsewhere a link to nobody is no fault.</summary>
    private Refusal? CheckExternalLinks(Workload workload)
    {
        if (workload.Mode is { Kind: NetworkModeKind.Bridge or NetworkModeKind.None } && engine.Node.IsFresh)
            foreach (var link in workload.Links)
                if (link.IsExternal && link.Target.TryGet(out var name) && !engine.ContainersByName.ContainsKey(name))
                    return Refuse(workload, "external-link-missing", workload.Part("external_links." + name, link.Target), null, name);
        return null;
    }

    private Refusal? CheckHosts(Workload workload)
    {
        foreach (var entry in workload.ExtraHosts)
            if (entry.Address.TryGet(out var text) && text != "host-gateway" && !IpAddress.TryParse(text, out _))
                if (Refuse(workload, "bad-extra-host", workload.Part("extra_hosts." + entry.HostName, entry.Address), null, text) is { } refusal)
                    return refusal;
        return null;
    }

    private Refusal? CheckName(Workload workload, string name)
    {
        // What Compose makes of a project and a service is always a name; the project here may be a directory that stands for one.
        if (workload.ContainerName is { IsKnown: true } given && !IsContainerName(name))
            return Refuse(workload, "container-name", NameOf(workload), null, given.Value);
        return engine.ContainersByName.TryGetValue(name, out var other)
            ? engine.Keep(Refusal(workload, "name-conflict", engine.Messages.Text("name-conflict", name, "<" + other.Name + ">"), NameOf(workload)) with
            {
                Evidence = NameOf(other.Workload),
                OtherWorkload = other.Workload,
                Value = name,
                IsByChance = StartOrder.IsByChance(other.Workload, workload, engine.Topology),
            })
            : null;
    }

    private static IElement NameOf(Workload workload) => workload.ContainerName is { } name ? workload.Part("container_name", name) : workload;

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

        // What is on networks that could not be read publishes its ports all the same.
        if (engine.Options.IsSurvey && workload.Attachments.IsEmpty && workload.OpenParts.HasFlag(WorkloadParts.Attachments) && engine.NetworkNamed("bridge") is { } standIn)
            container.NetworkList.Add(standIn);
        var isFirst = true;
        var refusals = new List<Refusal>();
        foreach (var attachment in InOrder(workload))
        {
            if (!engine.Topology.NetworkOf.TryGetValue(attachment, out var declared)
                || engine.NetworkNamed(declared.RealName ?? declared.Declaration.LocalName) is not { } network)
                continue;
            if (CheckEndpoint(workload, attachment, network, isFirst, container) is { } refusal)
                refusals.Add(refusal);
            if (refusals.Count > 0 && !engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate))
                return refusals[0];
            container.NetworkList.Add(network);
            isFirst = false;
        }

        // Since 25 the faults of all networks are told together, in the random order of a map (moby daemon/create.go validateNetworkingConfig).
        if (refusals.Count < 2)
            return refusals.FirstOrDefault();
        engine.RefusalList.RemoveRange(engine.RefusalList.Count - refusals.Count, refusals.Count);
        return engine.Keep(refusals[0] with { Message = "* " + string.Join("\n* ", refusals.Select(refusal => refusal.Message.Replace("\n", "\n\t"))) });
    }

    private Refusal? CheckEndpoint(Workload workload, Attachment attachment, SimulatedNetwork network, bool isFirst, SimulatedContainer container)
    {
        if (!engine.Has(EngineBehaviour.ValidatesEndpointsAtCreate))
        {
            // Before 25 the first network's settings are looked at when it starts, those of further ones when they are connected, which compose does at create.
            if (!isFirst && container.NetworkList.Exists(other => other.Driver == NetworkDriver.Host))
                return Refuse(workload, "host-and-more", attachment);
            if (!isFirst && EndpointFault(workload, attachment, network) is { } late)
                return Refuse(workload, network, late, late.Text);
            return Malformed(attachment.IPv4Address, true) is { } bad ? Refuse(workload, "bad-ipv4", Written(workload, attachment, ipv4: true), null, bad) : null;
        }

        var faults = new List<NetworkFault>();
        if (!IsUserDefined(network))
        {
            if (attachment.IPv4Address is not null || attachment.IPv6Address is not null)
                faults.Add(Fault("address-on-default", Written(workload, attachment, attachment.IPv4Address is not null)));
            if (workload.Kind == WorkloadKind.ComposeService && engine.Has(EngineBehaviour.RefusesAliasOnDefaultBridge))
                faults.Add(Fault("alias-on-default", attachment));
        }

        AddAddressFaults(faults, workload, attachment, network, ipv4: true);
        AddAddressFaults(faults, workload, attachment, network, ipv4: false);
        if (LinkLocalFault(workload, attachment) is { } linkLocal)
            faults.Add(linkLocal);
        if (faults.Count == 0 && (attachment.MacAddress ?? (isFirst ? workload.MacAddress : null)) is { IsKnown: true } mac && !IsMacAddress(mac.Value))
            return Refuse(workload, "bad-mac", attachment.MacAddress is null ? workload.Part("mac_address", mac) : workload.Part("networks." + attachment.NetworkName + ".mac_address", mac), null, network.RealName, mac.Value);
        if (faults.Count == 0)
            return null;
        if (faults.Count == 1 || engine.Options.IsSurvey)
            return faults.Select(fault => Refuse(workload, network, fault, engine.Messages.Text("endpoint-config", network.RealName, fault.Text))).ToList()[0];
        return engine.Keep(Refusal(workload, "endpoint-config", engine.Messages.Text("endpoint-config", network.RealName, "* " + string.Join("\n* ", faults.Select(fault => fault.Text))), attachment));
    }

    /// <summary>What is wrong with an endpoint's settings before 25, at start for the first network.</summary>
    public NetworkFault? EndpointFault(Workload workload, Attachment attachment, SimulatedNetwork network)
    {
        if (!IsUserDefined(network))
            return Fault("alias-on-default", attachment);
        if (LinkLocalFault(workload, attachment) is { } linkLocal)
            return linkLocal;
        var asked = attachment.IPv4Address is { IsKnown: true } || attachment.IPv6Address is { IsKnown: true };
        var configured = attachment.IPv4Address is { IsKnown: true } && network.IPv4 is { IsConfigured: true }
            || attachment.IPv6Address is { IsKnown: true } && network.IPv6 is { IsConfigured: true };
        return asked && !configured && !network.IsUnknown ? Fault("address-needs-subnet", Written(workload, attachment, attachment.IPv4Address is { IsKnown: true })) : null;
    }

    private NetworkFault? LinkLocalFault(Workload workload, Attachment attachment)
    {
        foreach (var address in attachment.LinkLocalAddresses)
            if (address.TryGet(out var text) && !IpAddress.TryParse(text, out _))
                return Fault("bad-link-local", workload.Part("networks." + attachment.NetworkName + ".link_local_ips", address), text);
        return null;
    }

    private void AddAddressFaults(List<NetworkFault> faults, Workload workload, Attachment attachment, SimulatedNetwork network, bool ipv4)
    {
        var written = ipv4 ? attachment.IPv4Address : attachment.IPv6Address;
        if (written is not { } address || !address.TryGet(out var text) || text.Length == 0)
            return;
        var at = Written(workload, attachment, ipv4);
        // What is no address is in no subnet either, and the engine says both.
        if (Malformed(written, ipv4) is { } bad)
            faults.Add(Fault(ipv4 ? "bad-ipv4" : "bad-ipv6", at, bad));
        if (network.Lease(ipv4) is { IsConfigured: true } lease)
        {
            if (!IpAddress.TryParse(text, out var parsed) || !lease.Prefix.Contains(parsed))
                faults.Add(Fault("address-outside", at, text));
        }
        else if (!network.IsUnknown && engine.Has(EngineBehaviour.RefusesAddressWithoutSubnet))
        {
            faults.Add(Fault("address-needs-subnet", at));
        }
    }

    private NetworkFault Fault(string id, IElement at, params string[] names) => new(id, engine.Messages.Text(id, names), at, names.Length > 0 ? names[0] : "");

    /// <summary>A fixed address of a workload at its place.</summary>
    public static IElement Written(Workload workload, Attachment attachment, bool ipv4) =>
        (ipv4 ? attachment.IPv4Address : attachment.IPv6Address) is { } address
            ? workload.Part("networks." + attachment.NetworkName + (ipv4 ? ".ipv4_address" : ".ipv6_address"), address) : attachment;

    /// <summary>Six bytes as Go's net.ParseMAC reads them: pairs divided by <c>:</c> or <c>-</c>, or fours divided by dots (EUI-64 and IPoIB are no MAC of a bridge).</summary>
    private static bool IsMacAddress(string text)
    {
        var divider = text.Length == 17 ? text[2] : text.Length == 14 ? text[4] : ' ';
        var step = divider == '.' ? 5 : 3;
        if (divider is not (':' or '-' or '.') || (divider == '.') != (text.Length == 14))
            return false;
        for (var n = 0; n < text.Length; n++)
            if (n % step == step - 1 ? text[n] != divider : !Uri.IsHexDigit(text[n]))
                return false;
        return true;
    }

    private static string? Malformed(Located<string>? written, bool ipv4) =>
        written is { } address && address.TryGet(out var text) && text.Length > 0 && (!IpAddress.TryParse(text, out var parsed) || parsed.IsIPv4 != ipv4) ? text : null;

    /// <summary>Whether it is none of the engine's own networks (moby api/types/container NetworkMode.IsUserDefined).</summary>
    public static bool IsUserDefined(SimulatedNetwork network) =>
        network.RealName is not ("bridge" or "host" or "none" or "default") || network.Network is { RealName: null };

    private Refusal? Refuse(Workload workload, SimulatedNetwork network, NetworkFault fault, string message) =>
        engine.Keep(Refusal(workload, fault.MessageId, message, fault.At) with { OtherNetwork = network.Network?.Declaration, Value = fault.Value });

    private Refusal? Refuse(Workload workload, string id, IElement at, IElement? evidence = null, params string[] names) =>
        engine.Keep(Refusal(workload, id, engine.Messages.Text(id, names), at) with { Evidence = evidence, Value = names.Length > 0 ? names[names.Length - 1] : "" });

    private static Refusal Refusal(Workload workload, string id, string message, IElement at) =>
        new(RefusalPoint.CreateContainer, RefusalSource.Engine, id, message, at is Attachment ? at : workload) { At = at, Workload = workload };
}
