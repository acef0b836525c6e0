using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Names, implied networks and dependencies, values taken over from the caller (compose-go loader/normalize.go, environment.go).</summary>
internal static class Normalization
{
    private static readonly string[] Namespaces = ["network_mode", "ipc", "pid", "uts", "cgroup"];

    /// <summary>A model under its project's name.</summary>
    public static YamlMapping Apply(YamlMapping model, Located<string> project, VariableScope variables)
    {
        var changed = new MappingBuilder(model);
        SourceSpan? usesDefault = null;
        if (changed["services"] is YamlMapping services)
        {
            changed.SetDefault("services", Canonical.Each(services, (key, value) =>
            {
                if (value is not YamlMapping service)
                    return value;
                service = Service(key, service, variables, out var usesIt);
                if (usesIt)
                    usesDefault ??= key.Span;
                return service;
            }));
        }

        if (usesDefault is { } at)
        {
            var networks = changed["networks"] is YamlMapping declared ? new MappingBuilder(declared) : new MappingBuilder();
            if (networks["default"] is null)
                networks.Set(new YamlScalar("default", ScalarStyle.Plain, at, null, new Origin(OriginKind.Default, at)), Nodes.Null(at, new Origin(OriginKind.Default, at)));
            changed.SetDefault("networks", networks.ToMapping(changed["networks"]?.Span ?? at));
        }

        foreach (var section in new[] { "networks", "volumes", "configs", "secrets" })
        {
            if (changed[section] is YamlMapping resources)
                changed.SetDefault(section, Canonical.Each(resources, (key, value) => Named(key, value, project)));
        }

        return changed.ToMapping(model);
    }

    /// <summary>A model whose variables without value and contents are taken over from the environment of an included project.</summary>
    public static YamlMapping ResolveEnvironment(YamlMapping model, VariableScope variables) => Canonical.Each(model, (section, value) =>
    {
        if (value is not YamlMapping entries)
            return value;
        return section.Value switch
        {
            "services" => Canonical.Each(entries, (_, node) => node is YamlMapping service
                ? Canonical.Each(service, (key, v) => key.Value == "environment" && v is YamlMapping environment ? Resolve(environment, variables, keepsUnset: true) : v)
                : node),
            "configs" => Canonical.Each(entries, (_, node) =>
            {
                if (node is not YamlMapping config || config["environment"] is not YamlScalar { UnknownReason: null } name || variables[name.Value] is not { } content)
                    return node;
                var changed = new MappingBuilder(config);
                changed.SetDefault("content", new YamlScalar(content, ScalarStyle.DoubleQuoted, name.Span, null, new Origin(OriginKind.Interpolation, name.Span, name.Value, name.Origin)));
                return changed.ToMapping(config);
            }),
            _ => value,
        };
    });

    private static YamlMapping Service(YamlScalar key, YamlMapping service, VariableScope variables, out bool usesDefault)
    {
        var changed = new MappingBuilder(service);
        usesDefault = false;
        if (service["provider"] is null && service["network_mode"] is null)
        {
            var networks = service["networks"] as YamlMapping;
            if (networks is null or { Entries.IsEmpty: true })
            {
                if (!service.HasGaps)
                {
                    var origin = new Origin(OriginKind.Default, key.Span);
                    var implied = new MappingBuilder();
                    implied.Set(new YamlScalar("default", ScalarStyle.Plain, key.Span, null, origin), Nodes.Null(key.Span, origin));
                    changed.SetDefault("networks", implied.ToMapping(key.Span, null, origin));
                    usesDefault = true;
                }
            }
            else
            {
                usesDefault = networks["default"] is not null;
            }
        }

        if (service["pull_policy"] is YamlScalar { Value: "if_not_present" } policy)
            changed.SetDefault("pull_policy", Nodes.Text("missing", policy));
        if (service["build"] is YamlMapping build)
            changed.SetDefault("build", Build(build, variables));
        if (service["environment"] is YamlMapping environment)
            changed.SetDefault("environment", Resolve(environment, variables, keepsUnset: true));
        var dependencies = Dependencies(service);
        if (dependencies is not null)
            changed.SetDefault("depends_on", dependencies);
        if (service["volumes"] is YamlSequence volumes)
            changed.SetDefault("volumes", new YamlSequence(volumes.Items.Select(CleanTarget).ToImmutableArray(), volumes.Span, volumes.Tag, volumes.Origin));
        return changed.ToMapping(service);
    }

    private static YamlMapping Build(YamlMapping build, VariableScope variables)
    {
        var changed = new MappingBuilder(build);
        if (build["dockerfile"] is null && build["dockerfile_inline"] is null)
            changed.SetDefault("dockerfile", Nodes.Default("Dockerfile", build["context"]?.Span ?? build.Span));
        if (build["args"] is YamlMapping arguments)
            changed.SetDefault("args", Resolve(arguments, variables, keepsUnset: false));
        return changed.ToMapping(build);
    }

    private static YamlMapping Resolve(YamlMapping values, VariableScope variables, bool keepsUnset)
    {
        if (!values.Entries.Any(e => e.Value is YamlScalar { IsNull: true }))
            return values;
        var resolved = new MappingBuilder();
        foreach (var entry in values.Entries)
        {
            if (entry.Value is not YamlScalar { IsNull: true })
            {
                resolved.Set(entry.Key, entry.Value);
            }
            else if (variables[entry.Key.Value] is { } value)
            {
                var origin = new Origin(OriginKind.Interpolation, entry.Key.Span, entry.Key.Value, entry.Value.Origin);
                resolved.Set(entry.Key, new YamlScalar(value, ScalarStyle.DoubleQuoted, entry.Key.Span, null, origin));
            }
            else if (keepsUnset)
            {
                resolved.Set(entry.Key, entry.Value);
            }
        }

        return resolved.ToMapping(values);
    }

    private static YamlMapping? Dependencies(YamlMapping service)
    {
        MappingBuilder? dependencies = null;
        void Imply(YamlScalar at, string name, bool restarts)
        {
            dependencies ??= service["depends_on"] is YamlMapping declared ? new MappingBuilder(declared) : new MappingBuilder();
            if (dependencies[name] is not null)
                return;
            var origin = new Origin(OriginKind.Default, at.Span, null, at.Origin);
            var dependency = new MappingBuilder();
            dependency.SetDefault("condition", Nodes.Default("service_started", at.Span));
            dependency.SetDefault("restart", Nodes.Default(restarts ? "true" : "false", at.Span));
            dependency.SetDefault("required", Nodes.Default("true", at.Span));
            var start = at.Value.IndexOf(name, StringComparison.Ordinal);
            var span = start < 0 ? at.Span : Nodes.PartSpan(at, start, name.Length);
            dependencies.Set(new YamlScalar(name, ScalarStyle.Plain, span, null, origin), dependency.ToMapping(at.Span, null, origin));
        }

        foreach (var link in Scalars(service["links"]))
        {
            var parts = link.Value.Split(':');
            Imply(link, parts.Length == 2 ? parts[0] : link.Value, restarts: true);
        }

        foreach (var key in Namespaces)
        {
            if (service[key] is YamlScalar { UnknownReason: null } mode && mode.Value.StartsWith("service:", StringComparison.Ordinal))
                Imply(mode, mode.Value.Substring("service:".Length), restarts: true);
        }

        foreach (var source in Scalars(service["volumes_from"]))
        {
            if (!source.Value.StartsWith("container:", StringComparison.Ordinal))
                Imply(source, source.Value.Split(':')[0], restarts: false);
        }

        return dependencies?.ToMapping((service["depends_on"] ?? service).Span);
    }

    private static YamlNode CleanTarget(YamlNode node)
    {
        if (node is not YamlMapping mount || mount["target"] is not YamlScalar { UnknownReason: null } target || UnixPath.Clean(target.Value) is var clean && clean == target.Value)
            return node;
        var changed = new MappingBuilder(mount);
        changed.SetDefault("target", new YamlScalar(clean, target.Style, target.Span, target.Tag, target.Origin));
        return changed.ToMapping(mount);
    }

    private static YamlNode Named(YamlScalar key, YamlNode value, Located<string> project)
    {
        var resource = value as YamlMapping;
        if (resource?["name"] is not null && Nodes.IsPresent(resource["name"]))
            return value;
        var changed = resource is null ? new MappingBuilder() : new MappingBuilder(resource);
        var isExternal = resource?["external"] is YamlScalar external && ModelChecks.IsTrue(external);
        var text = isExternal ? key.Value : (project.TryGet(out var name) ? name : "") + "_" + key.Value;
        changed.SetDefault("name", new YamlScalar(text, ScalarStyle.DoubleQuoted, key.Span, null, new Origin(OriginKind.Default, key.Span), isExternal ? null : project.UnknownReason));
        return changed.ToMapping(value.Span, (value as YamlMapping)?.Tag, value.Origin);
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode? node) =>
        node is YamlSequence list ? list.Items.OfType<YamlScalar>().Where(s => s.UnknownReason is null) : [];
}
