using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>
/// Turns short syntaxes into the long one (compose-go transform/canonical.go), keys with values into mappings, and leaves what the schema would have
/// refused as it is.
/// </summary>
internal sealed class Canonical(LoadSession session)
{
    private string _service = "";
    private SourceSpan _context;

    /// <summary>A model in canonical form.</summary>
    public YamlMapping Transform(YamlMapping model)
    {
        MappingBuilder? changed = null;
        foreach (var entry in model.Entries)
        {
            if (entry.Value is not YamlMapping section)
                continue;
            var value = entry.Key.Value switch
            {
                "services" => Each(section, Service),
                "networks" or "volumes" or "secrets" or "configs" => Each(section, (key, node) => Resource(entry.Key.Value, key, node)),
                _ => section,
            };
            if (!ReferenceEquals(value, section))
                (changed ??= new MappingBuilder(model)).Set(entry.Key, value);
        }

        return changed is null ? model : changed.ToMapping(model);
    }

    /// <summary>A build section: a text is its context.</summary>
    public static YamlNode Build(YamlNode node) => node is YamlScalar { IsNull: false } scalar
        ? Single("context", scalar)
        : node;

    /// <summary>Dependencies as a mapping.</summary>
    public static YamlNode DependsOn(YamlNode node)
    {
        if (node is not YamlSequence list)
            return node;
        var mapping = new MappingBuilder();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar name)
                mapping.Set(name, Dependency(name.Span, name.Origin));
        }

        return mapping.ToMapping(list.Span, Nodes.ShortSyntax, list.Origin);
    }

    /// <summary>A list of names as a mapping without values.</summary>
    public static YamlNode Names(YamlNode node)
    {
        if (node is not YamlSequence list)
            return node;
        var mapping = new MappingBuilder();
        foreach (var item in list.Items)
        {
            if (item is YamlScalar name)
                mapping.Set(name, Nodes.Null(name.Span, name.Origin));
        }

        return mapping.ToMapping(list.Span, Nodes.ShortSyntax, list.Origin);
    }

    private static YamlMapping Dependency(SourceSpan span, Origin? origin)
    {
        var dependency = new MappingBuilder();
        dependency.SetDefault("condition", Nodes.Default("service_started", span));
        dependency.SetDefault("required", Nodes.Default("true", span));
        return dependency.ToMapping(span, Nodes.ShortSyntax, origin);
    }

    private YamlNode Service(YamlScalar key, YamlNode node)
    {
        if (node is not YamlMapping service)
            return node;
        _service = key.Value;
        _context = Nodes.Cover(key.Span, node.Span);
        var entries = new EntrySyntax(session, _service, _context);
        return Each(service, (name, value) => name.Value switch
        {
            "build" => BuildSection(value),
            "depends_on" => Dependencies(value),
            "networks" or "models" => Names(value),
            "ports" => entries.Ports(value),
            "volumes" => Items(value, entries.Volume),
            "environment" or "labels" or "annotations" or "sysctls" => CheckedKeyValues(value),
            "deploy" => value is YamlMapping deploy ? Each(deploy, (k, v) => k.Value == "labels" ? KeyValues.ToMapping(v) : v) : value,
            "env_file" => Items(AsList(value), EnvFile),
            "label_file" => AsList(value),
            "dns" => WithoutBlank(AsList(value)),
            "extends" => value is YamlScalar { IsNull: false } extended ? Single("service", extended) : value,
            "secrets" or "configs" => Items(value, Grant),
            "devices" => Items(value, entries.Device),
            "gpus" => value is YamlScalar { IsNull: false } all ? new YamlSequence(ImmutableArray.Create<YamlNode>(Single("count", Nodes.Text("all", all))), all.Span, null, all.Origin) : value,
            "develop" => value is YamlMapping develop ? Each(develop, (k, v) => k.Value == "watch" ? Items(v, Watch) : v) : value,
            _ => value,
        });
    }

    private static YamlNode Watch(YamlNode node) =>
        node is YamlMapping watch ? Each(watch, (key, value) => key.Value is "ignore" or "include" ? AsList(value) : value) : node;

    private YamlNode BuildSection(YamlNode node) => Build(node) is not YamlMapping build
        ? node
        : Each(build, (key, value) => key.Value switch
        {
            "args" or "labels" or "additional_contexts" => CheckedKeyValues(value),
            "secrets" => Items(value, Grant),
            "provenance" or "sbom" => value is YamlScalar scalar ? Nodes.Text(scalar.GoText(), scalar) : value,
            "ssh" => KeyValues.ToMapping(value),
            _ => value,
        });

    private static YamlNode Dependencies(YamlNode node)
    {
        if (DependsOn(node) is not YamlMapping mapping)
            return node;
        return Each(mapping, (_, value) =>
        {
            if (value is not YamlMapping dependency || (dependency["condition"] is not null && dependency["required"] is not null))
                return value;
            var complete = new MappingBuilder(dependency);
            if (complete["condition"] is null)
                complete.SetDefault("condition", Nodes.Default("service_started", dependency.Span));
            if (complete["required"] is null)
                complete.SetDefault("required", Nodes.Default("true", dependency.Span));
            return complete.ToMapping(dependency);
        });
    }

    private static YamlNode EnvFile(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                var file = new MappingBuilder();
                file.SetDefault("path", scalar);
                file.SetDefault("required", Nodes.Default("true", scalar.Span));
                return file.ToMapping(scalar.Span, Nodes.ShortSyntax, scalar.Origin);
            case YamlMapping mapping when mapping["required"] is null:
                var complete = new MappingBuilder(mapping);
                complete.SetDefault("required", Nodes.Default("true", mapping.Span));
                return complete.ToMapping(mapping);
            default:
                return node;
        }
    }

    private static YamlNode Grant(YamlNode node) => node is YamlScalar scalar ? Single("source", scalar) : node;

    private YamlNode Resource(string section, YamlScalar key, YamlNode node)
    {
        if (node is not YamlMapping resource)
            return node;
        if (resource["labels"] is YamlSequence)
            resource = (YamlMapping)Each(resource, (k, v) => k.Value == "labels" ? KeyValues.ToMapping(v) : v);
        if (resource["external"] is not YamlMapping external)
            return resource;
        var changed = new MappingBuilder(resource);
        changed.SetDefault("external", new YamlScalar("true", ScalarStyle.Plain, external.Span, null, external.Origin));
        if (external["name"] is YamlScalar name)
        {
            if (resource["name"] is YamlScalar own && (session.IsStack || own.Value != name.Value))
            {
                var where = section + "." + key.Value;
                session.Report("conflicting-name", new Element(name.Span, Nodes.Cover(key.Span, node.Span), key.Value, where + ".external.name", name.Origin),
                    $"{where} has two names: external.name is the old way, write name alone", session.IsStack ? string.Format(CultureInfo.InvariantCulture, "{0} {1}: {0}.external.name and {0}.name conflict; only use {0}.name", section.Substring(0, section.Length - 1), key.Value)
                        : $"{where}: name and external.name conflict; only use name");
            }
            else
            {
                changed.SetDefault("name", name);
            }
        }

        return changed.ToMapping(resource);
    }

    private YamlNode CheckedKeyValues(YamlNode node)
    {
        var result = KeyValues.ToMapping(node);
        if (node is YamlSequence && result is YamlMapping mapping && !session.IsStack)
        {
            foreach (var entry in mapping.Entries)
            {
                var name = entry.Key.Value;
                if (name.Length > 0 && char.IsWhiteSpace(name[name.Length - 1]) && entry.Key.UnknownReason is null)
                {
                    session.Report("trailing-space", new Element(entry.Key.Span, _context, name, $"services.{_service}.environment.{name}", entry.Key.Origin),
                        $"the variable {name.TrimEnd()} is written with a blank before =", $"decoding failed due to the following error(s):\n\n'services[{_service}].environment' environment variable {name} is declared with a trailing space");
                }
            }
        }

        return result;
    }

    private static YamlNode AsList(YamlNode node) =>
        node is YamlScalar { IsNull: false } scalar ? new YamlSequence(ImmutableArray.Create<YamlNode>(scalar), scalar.Span, null, scalar.Origin) : node;

    private static YamlNode WithoutBlank(YamlNode node) =>
        node is YamlSequence list && list.Items.Any(i => i is YamlScalar { Value: "", UnknownReason: null })
            ? new YamlSequence(list.Items.Where(i => i is not YamlScalar { Value: "", UnknownReason: null }).ToImmutableArray(), list.Span, list.Tag, list.Origin)
            : node;

    internal static YamlMapping Single(string key, YamlScalar value)
    {
        var mapping = new MappingBuilder();
        mapping.SetDefault(key, value);
        return mapping.ToMapping(value.Span, Nodes.ShortSyntax, value.Origin);
    }

    private static YamlNode Items(YamlNode node, Func<YamlNode, YamlNode?> transform)
    {
        if (node is not YamlSequence list)
            return node;
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var value = transform(list.Items[i]);
            if (changed is null && !ReferenceEquals(value, list.Items[i]))
            {
                changed = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
                changed.AddRange(list.Items, i);
            }

            if (value is not null)
                changed?.Add(value);
        }

        return changed is null ? list : new YamlSequence(changed.ToImmutable(), list.Span, list.Tag, list.Origin);
    }

    internal static YamlMapping Each(YamlMapping mapping, Func<YamlScalar, YamlNode, YamlNode> transform)
    {
        ImmutableArray<YamlEntry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            var value = transform(entry.Key, entry.Value);
            if (changed is null && !ReferenceEquals(value, entry.Value))
            {
                changed = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
                changed.AddRange(mapping.Entries, i);
            }

            changed?.Add(entry with { Value = value });
        }

        return changed is null ? mapping : new YamlMapping(changed.MoveToImmutable(), mapping.Span, mapping.Tag, mapping.Origin, mapping.HasGaps);
    }
}
