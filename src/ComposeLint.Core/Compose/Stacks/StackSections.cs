using ComposeLint.Compose.Including;
using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Stacks;

/// <summary>
/// One file of a stack in the long syntax, with its env files read and its paths seen from where the analysis runs (docker/cli cli/compose/loader/loader.go
/// loadSections and its transformers). What the client leaves out of a port or mount is left out here.
/// </summary>
internal sealed class StackSections(LoadSession session, VariableScope variables, string directory)
{
    /// <summary>A file's model after interpolation, completed.</summary>
    public YamlMapping Complete(YamlMapping model)
    {
        model = new Canonical(session).Transform(model);
        var environment = new StackEnvironment(session, variables, directory);
        model = Canonical.Each(model, (section, value) => section.Value switch
        {
            "services" when value is YamlMapping services => Canonical.Each(services, (name, node) => node is YamlMapping service ? Service(name, environment.Apply(name, service)) : node),
            "networks" or "volumes" or "secrets" or "configs" when value is YamlMapping resources => Canonical.Each(resources, (name, node) => Resource(section.Value, name, node)),
            _ => value,
        });
        return ResolvedPaths.Resolve(model, directory);
    }

    private YamlMapping Service(YamlScalar name, YamlMapping service) => Canonical.Each(service, (key, value) => key.Value switch
    {
        "ports" when value is YamlSequence ports => new YamlSequence(ports.Items.SelectMany(port => Port(name, port)).ToImmutableArray(), ports.Span, null, ports.Origin, ports.HasGaps),
        "volumes" when value is YamlSequence mounts => new YamlSequence(mounts.Items.Select(mount => Mount(name, mount)).ToImmutableArray(), mounts.Span, null, mounts.Origin, mounts.HasGaps),
        "dns_search" or "tmpfs" => Nodes.IsPresent(value) && value is YamlScalar one ? List(one) : value,
        "extra_hosts" => Hosts(value),
        "healthcheck" when value is YamlMapping check => Canonical.Each(check, static (k, v) => k.Value == "test" && v is YamlScalar { IsNull: false } line ? List(Nodes.Default("CMD-SHELL", line.Span), line) : v),
        "deploy" when value is YamlMapping deploy => Deploy(name, deploy),
        _ => value,
    });

    private static YamlSequence List(params YamlScalar[] items) => new(items.ToImmutableArray<YamlNode>(), items[items.Length - 1].Span, null, items[items.Length - 1].Origin);

    /// <summary>A swarm publishes on every address (docker/cli warns: "ignoring IP-address"), and each port of a range alone.</summary>
    private IEnumerable<YamlNode> Port(YamlScalar service, YamlNode node)
    {
        if (node is not YamlMapping port)
            return [node];
        if (port["host_ip"] is YamlScalar address && port.Tag == Nodes.ShortSyntax)
        {
            var changed = new MappingBuilder(port);
            changed.Remove("host_ip");
            port = changed.ToMapping(port);
            var shown = session.Shown(address);
            session.Report("stack-ignored", new Element(address.Span, Nodes.Cover(service.Span, address.Span), shown, $"services.{service.Value}.ports.{shown}.{address.Span.Span.Start}", address.Origin),
                $"docker stack deploy ignores the address {shown} and publishes on every interface");
        }

        if (port["published"] is not YamlScalar { UnknownReason: null } published || !ShortPort.TryRange(published.Value, out var range) || range is not { Count: > 1 } several
            || !session.SpendPorts(several.Count, published, new Element(published.Span, port.Span, published.Value, $"services.{service.Value}.ports.{published.Value}", published.Origin)))
            return [port];
        return Enumerable.Range(several.First, several.Count).Select(number =>
        {
            var one = new MappingBuilder(port);
            one.SetDefault("published", new YamlScalar(number.ToString(System.Globalization.CultureInfo.InvariantCulture), ScalarStyle.Plain, published.Span, null, published.Origin));
            return (YamlNode)one.ToMapping(port);
        });
    }

    private YamlNode Mount(YamlScalar service, YamlNode node)
    {
        if (node is not YamlMapping mount)
            return node;
        if (mount["type"] is YamlScalar { Value: "bind" } type && Consistency.Text(mount["source"]) is null or "" && mount["source"] is not YamlScalar { UnknownReason: not null })
        {
            session.Report("invalid-volume", new Element(type.Span, mount.Span, "bind", $"services.{service.Value}.volumes.{type.Span.Span.Start}", type.Origin),
                $"a mount of {service.Value} is of the host and names no source", "invalid mount config for type \"bind\": field Source must not be empty");
        }

        if (mount.Tag != Nodes.ShortSyntax)
            return mount;
        // Compose's short syntax makes missing directories of the host; the client's does not.
        var changed = new MappingBuilder(mount);
        foreach (var part in new[] { "bind", "volume" })
        {
            var kept = new MappingBuilder();
            foreach (var entry in (mount[part] as YamlMapping)?.Entries ?? ImmutableArray<YamlEntry>.Empty)
                if (entry.Key.Value is "propagation" or "nocopy")
                    kept.Set(entry.Key, entry.Value);
            changed.Remove(part);
            if (kept.Entries.Count > 0)
                changed.SetDefault(part, kept.ToMapping(mount.Span));
        }

        return changed.ToMapping(mount);
    }

    /// <summary>Lines of <c>host:address</c>: those of a mapping in order of their names, of a list those that have an address.</summary>
    private static YamlNode Hosts(YamlNode node)
    {
        if (!Nodes.IsPresent(node))
            return node;
        var lines = new List<YamlScalar>();
        foreach (var item in KeyValues.ToItems(node).OfType<YamlScalar>())
        {
            var at = item.Value.IndexOf('=') is var equals and >= 0 ? equals : item.Value.IndexOf(':');
            if (at < 0)
                continue;
            var address = item.Value.Substring(at + 1);
            if (address.Length > 2 && address[0] == '[' && address[address.Length - 1] == ']')
                address = address.Substring(1, address.Length - 2);
            lines.Add(new YamlScalar(item.Value.Substring(0, at) + ":" + address, ScalarStyle.DoubleQuoted, item.Span, null, item.Origin, item.UnknownReason));
        }

        var ordered = node is YamlMapping ? lines.OrderBy(line => line.Value, StringComparer.Ordinal) : (IEnumerable<YamlScalar>)lines;
        return new YamlSequence(ordered.ToImmutableArray<YamlNode>(), node.Span, null, node.Origin);
    }

    private YamlMapping Deploy(YamlScalar service, YamlMapping deploy)
    {
        foreach (var section in new[] { "limits", "reservations" })
        {
            if (((deploy["resources"] as YamlMapping)?[section] as YamlMapping)?["memory"] is YamlScalar { UnknownReason: null, IsNull: false } memory && ByteSize.Parse(memory.GoText()) is null)
            {
                session.Report("invalid-value", new Element(memory.Span, deploy.Span, session.Shown(memory), $"services.{service.Value}.deploy.resources.{section}.memory", memory.Origin),
                    $"{session.Shown(memory)} is no size: 512M",
                    $"decoding failed due to the following error(s):\n\nerror decoding 'Deploy.Resources.{char.ToUpperInvariant(section[0])}{section.Substring(1)}.memory': invalid size: '{memory.Value}'");
            }
        }

        return deploy;
    }

    /// <summary>An external resource is called as its key where it has no name; what it must not have beside is refused.</summary>
    private YamlNode Resource(string section, YamlScalar key, YamlNode node)
    {
        if (node is not YamlMapping resource)
            return node;
        var where = section + "." + key.Value;
        var context = Nodes.Cover(key.Span, node.Span);
        var noun = section.Substring(0, section.Length - 1);
        var isExternal = resource["external"] is YamlScalar external && ModelChecks.IsTrue(external);
        if (isExternal && section == "volumes")
        {
            foreach (var other in new[] { "driver", "driver_opts", "labels" })
            {
                if (!resource.TryGet(other, out var entry) || IsEmpty(entry.Value))
                    continue;
                session.Report("external-conflict", new Element(entry.Key.Span, context, other, where + "." + other, entry.Key.Origin),
                    $"{where} is external, so {other} has no meaning", $"conflicting parameters \"external\" and \"{other}\" specified for volume \"{key.Value}\"");
            }
        }

        if (!isExternal && section is "secrets" or "configs" && Nodes.IsPresent(resource["driver"]) && resource.TryGet("file", out var file) && Nodes.IsPresent(file.Value))
        {
            session.Report("conflicting-sources", new Element(file.Key.Span, context, "file", where + ".file", file.Key.Origin),
                $"{where} has both driver and file", $"{noun} {key.Value}: {noun}.driver and {noun}.file conflict; only use {noun}.driver");
        }

        if (!isExternal || Nodes.IsPresent(resource["name"]))
            return resource;
        var changed = new MappingBuilder(resource);
        changed.SetDefault("name", new YamlScalar(key.Value, ScalarStyle.DoubleQuoted, key.Span, null, new Origin(OriginKind.Default, key.Span)));
        return changed.ToMapping(resource);
    }

    private static bool IsEmpty(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.IsEmpty,
        YamlSequence list => list.Items.IsEmpty,
        YamlScalar scalar => scalar.UnknownReason is null && (scalar.IsNull || scalar.Value.Length == 0),
        _ => true,
    };
}
