using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Reading;

/// <summary>Reads the top-level networks, volumes, configs and secrets.</summary>
internal static class ResourceReader
{
    /// <summary>A network.</summary>
    public static ComposeNetwork Network(YamlEntry entry)
    {
        var reader = Reader("networks", entry);
        var ipam = reader.Below("ipam");
        return new ComposeNetwork
        {
            Span = entry.Key.Span,
            Context = reader.Context,
            Name = entry.Key.Value,
            Key = reader.Key,
            Origin = Nodes.Join(entry.Value.Origin, entry.Key.Origin),
            RealName = RealName(reader, entry),
            IsDeclared = entry.Key.Origin?.Kind != OriginKind.Default,
            Driver = reader.NonBlank("driver"),
            DriverOptions = reader.Pairs("driver_opts"),
            External = reader.Flag("external"),
            Internal = reader.Flag("internal"),
            Attachable = reader.Flag("attachable"),
            EnableIpv4 = reader.Flag("enable_ipv4"),
            EnableIpv6 = reader.Flag("enable_ipv6"),
            IpamDriver = ipam?.NonBlank("driver"),
            IpamPools = ipam is { } pools ? Pools(pools) : new LocatedList<ComposeIpamPool>(ImmutableArray<ComposeIpamPool>.Empty, reader.OpenReason),
            IpamOptions = ipam?.Pairs("options") ?? default,
            Labels = reader.Pairs("labels"),
            Node = entry.Value as YamlMapping,
        };
    }

    /// <summary>A volume.</summary>
    public static ComposeVolume Volume(YamlEntry entry)
    {
        var reader = Reader("volumes", entry);
        return new ComposeVolume
        {
            Span = entry.Key.Span,
            Context = reader.Context,
            Name = entry.Key.Value,
            Key = reader.Key,
            Origin = Nodes.Join(entry.Value.Origin, entry.Key.Origin),
            RealName = RealName(reader, entry),
            Driver = reader.NonBlank("driver"),
            DriverOptions = reader.Pairs("driver_opts"),
            External = reader.Flag("external"),
            Labels = reader.Pairs("labels"),
            Node = entry.Value as YamlMapping,
        };
    }

    /// <summary>A config or secret.</summary>
    public static ComposeFileObject FileObject(string section, YamlEntry entry)
    {
        var reader = Reader(section, entry);
        return new ComposeFileObject
        {
            Span = entry.Key.Span,
            Context = reader.Context,
            Name = entry.Key.Value,
            Key = reader.Key,
            Origin = Nodes.Join(entry.Value.Origin, entry.Key.Origin),
            RealName = RealName(reader, entry),
            File = reader.NonBlank("file"),
            Environment = reader.NonBlank("environment"),
            HasInlineContent = reader.Mapping["content"] is not null,
            External = reader.Flag("external"),
            Node = entry.Value as YamlMapping,
        };
    }

    /// <summary>The <c>x-*</c> keys of a mapping.</summary>
    public static ImmutableArray<YamlEntry> Extensions(YamlMapping mapping)
    {
        var extensions = ImmutableArray<YamlEntry>.Empty;
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value.StartsWith("x-", StringComparison.Ordinal))
                extensions = extensions.Add(entry);
        }

        return extensions;
    }

    private static NodeReader Reader(string section, YamlEntry entry)
    {
        var mapping = entry.Value as YamlMapping ?? new YamlMapping(ImmutableArray<YamlEntry>.Empty, entry.Value.Span, null, entry.Value.Origin);
        return new NodeReader(mapping, section + "." + entry.Key.Value, Nodes.Cover(entry.Key.Span, entry.Value.Span), mapping.Origin, isOpen: false);
    }

    private static Located<string> RealName(NodeReader reader, YamlEntry entry) =>
        reader.NonBlank("name") ?? new Located<string>(entry.Key.Value, entry.Key.Span);

    private static LocatedList<ComposeIpamPool> Pools(NodeReader ipam)
    {
        if (ipam.Mapping["config"] is not YamlSequence list)
            return new LocatedList<ComposeIpamPool>(ImmutableArray<ComposeIpamPool>.Empty, ipam.OpenReason);
        var inherited = Nodes.Join(ipam.Origin, list.Origin);
        var pools = ImmutableArray.CreateBuilder<ComposeIpamPool>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is not YamlMapping mapping)
                continue;
            var reader = new NodeReader(mapping, ipam.Key + ".config", ipam.Context, Nodes.Join(inherited, mapping.Origin), isOpen: false);
            var subnet = reader.NonBlank("subnet");
            var shown = subnet is { } s ? (s.IsKnown ? s.Value : s.Span.Text) : "[" + pools.Count + "]";
            pools.Add(new ComposeIpamPool
            {
                Span = subnet?.Span ?? mapping.Span,
                Context = ipam.Context,
                Name = shown,
                Key = $"{reader.Key}.{shown}{(pools.Any(p => p.Name == shown) ? "#" + pools.Count : "")}",
                Origin = subnet?.Origin ?? reader.Origin,
                Subnet = subnet,
                IpRange = reader.NonBlank("ip_range"),
                Gateway = reader.NonBlank("gateway"),
                AuxAddresses = reader.Pairs("aux_addresses"),
            });
        }

        return new LocatedList<ComposeIpamPool>(pools.ToImmutable(), null);
    }
}
