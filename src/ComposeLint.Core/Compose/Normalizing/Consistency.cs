using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>
/// What Compose checks of a project before it runs anything (compose-go loader/validate.go checkConsistency), over the services that are active. A
/// value that is not known makes no fault. Of a stack: what <c>docker stack deploy</c> or the engine refuses once the file is loaded.
/// </summary>
internal sealed class Consistency(LoadSession session, YamlMapping model, IReadOnlyCollection<string> active)
{
    private YamlEntry _entry;
    private YamlMapping _service = null!;
    private string _name = "";
    private SourceSpan _context;

    /// <summary>Notes what is inconsistent.</summary>
    public void Check()
    {
        if (model["services"] is YamlMapping services)
        {
            foreach (var entry in services.Entries)
            {
                if (entry.Value is not YamlMapping service || !active.Contains(entry.Key.Value))
                    continue;
                _entry = entry;
                _service = service;
                _name = entry.Key.Value;
                _context = Nodes.Cover(entry.Key.Span, entry.Value.Span);
                if (session.IsStack)
                {
                    StackImage();
                    Declared();
                    Resources();
                    Mounts();
                    continue;
                }

                Image();
                Networks();
                ExtraHosts();
                Healthcheck();
                DependsOn();
                Resources();
                Scale();
                new LimitChecks(session, _name, service, _context).Check();
                Watches();
                Mounts();
            }
        }

        Secrets();
        if (session.IsStack)
            return;
        DependencyCycles.Check(session, model, active);
    }

    /// <summary>compose-go types/hostList.go NewHostsList; checked when the model is decoded.</summary>
    private void ExtraHosts()
    {
        foreach (var host in Items(_service["extra_hosts"]))
            if (host is { UnknownReason: null, Value.Length: > 0 } && host.Value.IndexOf('=') < 0 && host.Value.IndexOf(':') < 0)
                Report("invalid-extra-host", host, ".extra_hosts." + host.Value, $"{host.Value} of {_name} has no address",
                    $"decoding failed due to the following error(s):\n\n'services[{_name}].extra_hosts' invalid additional host, missing IP: {host.Value}");
    }

    private void Image()
    {
        var build = _service["build"] as YamlMapping;
        if (build is null && !_service.HasGaps && session.Gap is null && _service["provider"] is null && _service["image"] is not YamlScalar { UnknownReason: not null }
            && Text(_service["image"]) is null or "")
        {
            Report("no-image-or-build", _entry.Key, "", $"the service {_name} has neither an image nor a build section",
                $"service \"{_name}\" has neither an image nor a build context specified: invalid compose project");
        }

        if (build is null)
            return;
        if (Text(build["dockerfile_inline"]) is { Length: > 0 } && Text(build["dockerfile"]) is { Length: > 0 })
        {
            Report("conflicting-dockerfile", build["dockerfile_inline"]!, ".build", $"the service {_name} has both dockerfile and dockerfile_inline",
                $"service \"{_name}\" declares mutualy exclusive dockerfile and dockerfile_inline: invalid compose project");
        }

        foreach (var context in Entries(build["additional_contexts"]))
        {
            if (Text(context.Value) is not { } text || !text.StartsWith("service:", StringComparison.Ordinal))
                continue;
            var target = text.Substring("service:".Length);
            if (!active.Contains(target) && session.Gap is null)
            {
                Report("undefined-service", context.Value, ".build.additional_contexts." + context.Key.Value, $"the service {_name} builds with {target}, which is not there",
                    $"service \"{_name}\" declares unknown service \"{target}\" as additional contexts {context.Key.Value}");
            }
            else if ((model["services"] as YamlMapping)?[target] is YamlMapping other && other["build"] is null && !other.HasGaps)
            {
                Report("undefined-service", context.Value, ".build.additional_contexts." + context.Key.Value, $"the service {_name} builds with {target}, which is not built",
                    $"service \"{_name}\" declares non-buildable service \"{target}\" as additional contexts {context.Key.Value}");
            }
        }

        var platforms = Items(build["platforms"]).ToList();
        if (platforms.Count > 0 && Text(_service["platform"]) is { Length: > 0 } platform && platforms.All(p => p.UnknownReason is null && p.Value != platform))
        {
            Report("platform-not-built", _service["platform"]!, ".platform", $"the service {_name} runs on {platform}, which build.platforms leaves out",
                $"service.build.platforms MUST include service.platform \"{platform}\": invalid compose project");
        }
    }

    /// <summary>A stack is not built (docker/cli cli/command/stack/loader.go: "no image specified").</summary>
    private void StackImage()
    {
        if (_service.HasGaps || session.Gap is not null || _service["image"] is YamlScalar { UnknownReason: not null } || Text(_service["image"]) is { Length: > 0 })
            return;
        Report("no-image-or-build", _entry.Key, "", _service["build"] is null ? $"the service {_name} has no image" : $"the service {_name} has no image, and docker stack deploy ignores build");
    }

    private void Networks()
    {
        var networks = _service["networks"] as YamlMapping;
        if (networks is { Entries.Length: > 0 } && _service.TryGet("network_mode", out var mode) && Text(mode.Value) is { Length: > 0 })
        {
            Report("network-mode-with-networks", mode.Key, ".network_mode", $"the service {_name} has both network_mode and networks: Compose refuses that",
                $"service {_name} declares mutually exclusive `network_mode` and `networks`: invalid compose project",
                ImmutableArray.Create(new Annotation(networks.Entries[0].Key.Span, "networks are joined here")));
        }

        Declared();
        if (Text(_service["network_mode"]) is { } text && text.StartsWith("service:", StringComparison.Ordinal)
            && text.Substring("service:".Length) is var target && !active.Contains(target) && session.Gap is null)
        {
            Report("undefined-service", _service["network_mode"]!, ".network_mode", $"the service {_name} shares the network of {Shown(_service["network_mode"]!, target)}, which is not there",
                $"service \"{_name}\" depends on undefined service \"{target}\": invalid compose project");
        }
    }

    private void Declared()
    {
        var declared = model["networks"] as YamlMapping;
        foreach (var network in Entries(_service["networks"]))
        {
            if (network.Key.UnknownReason is null && declared?[network.Key.Value] is null && !model.HasGaps && session.Gap is null)
            {
                Report("undefined-network", network.Key, ".networks." + session.Shown(network.Key), $"the network {session.Shown(network.Key)} is not declared",
                    $"service \"{_name}\" refers to undefined network {network.Key.Value}: invalid compose project");
            }
        }
    }

    private void Healthcheck()
    {
        if ((_service["healthcheck"] as YamlMapping)?["test"] is YamlSequence { Items.Length: > 0 } test
            && test.Items[0] is YamlScalar { UnknownReason: null, Value: not ("CMD" or "CMD-SHELL" or "NONE") } first)
        {
            Report("invalid-healthcheck", first, ".healthcheck.test", "a test that is a list starts with CMD, CMD-SHELL or NONE",
                "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"");
        }
    }

    private void DependsOn()
    {
        foreach (var dependency in Entries(_service["depends_on"]))
        {
            var target = dependency.Key.Value;
            if (active.Contains(target) || session.Gap is not null || dependency.Key.UnknownReason is not null)
                continue;
            var exists = (model["services"] as YamlMapping)?[target] is not null;
            if (exists && (dependency.Value as YamlMapping)?["required"] is YamlScalar { Value: "false" })
                continue;
            var shown = session.Shown(dependency.Key);
            Report("depends-on-unknown", dependency.Key, ".depends_on." + shown,
                exists ? $"{_name} depends on {shown}, which no enabled profile activates" : $"{_name} depends on {shown}, which is not there",
                $"service \"{_name}\" depends on undefined service \"{target}\": invalid compose project");
        }
    }

    private void Resources()
    {
        foreach (var volume in Mappings(_service["volumes"]))
        {
            if (Text(volume["type"]) == "volume" && Text(volume["source"]) is { Length: > 0 } source)
                Defined("volumes", source, volume["source"]!, "undefined-volume", "volume");
        }

        foreach (var secret in session.IsStack ? [] : Mappings((_service["build"] as YamlMapping)?["secrets"]))
        {
            if (Text(secret["source"]) is { } source)
                Defined("secrets", source, secret["source"]!, "undefined-secret", "build secret");
        }

        foreach (var config in Mappings(_service["configs"]))
        {
            if (Text(config["source"]) is { } source)
                Defined("configs", source, config["source"]!, "undefined-config", "config");
        }

        foreach (var modelName in Entries(_service["models"]))
            Defined("models", modelName.Key.Value, modelName.Key, "undefined-model", "model");
        foreach (var secret in Mappings(_service["secrets"]))
        {
            if (Text(secret["source"]) is { } source)
                Defined("secrets", source, secret["source"]!, "undefined-secret", "secret");
        }
    }

    private void Defined(string section, string name, YamlNode at, string kind, string noun)
    {
        if ((model[section] as YamlMapping)?.TryGet(name, out _) != true && session.Gap is null && !model.HasGaps)
        {
            Report(kind, at, $".{section}.{Shown(at, name)}", $"the {noun} {Shown(at, name)} is not declared",
                $"service \"{_name}\" refers to undefined {noun} {name}: invalid compose project");
        }
    }

    private void Scale()
    {
        var scale = Number(_service["scale"]);
        var replicasNode = (_service["deploy"] as YamlMapping)?["replicas"];
        var replicas = Number(replicasNode);
        if (scale is not null && replicas is not null && scale != replicas)
        {
            Report("conflicting-scale", _service["scale"]!, ".scale", $"the service {_name} has {scale} by scale and {replicas} by deploy.replicas",
                $"services.{_name}: can't set distinct values on 'scale' and 'deploy.replicas': invalid compose project",
                ImmutableArray.Create(new Annotation(replicasNode!.Span, "deploy.replicas")));
        }

        if (scale is < 0)
            Report("negative-scale", _service["scale"]!, ".scale", "scale must not be negative", $"services.{_name}.scale: must be greater than or equal to 0");
        if (scale is null && replicas is < 0)
            Report("negative-scale", replicasNode!, ".deploy.replicas", "replicas must not be negative", $"services.{_name}.deploy.replicas: must be greater than or equal to 0");
        if ((scale ?? replicas ?? 1) > 1 && Nodes.IsPresent(_service["container_name"]) && _service["container_name"] is YamlScalar { UnknownReason: null, Value.Length: > 0 } container)
        {
            var key = scale is null ? "deploy.replicas" : "scale";
            Report("container-name-with-replicas", container, ".container_name", $"{_name} has {scale ?? replicas} replicas, which cannot share one container name",
                $"services.{key}: can't set container_name and {_name} as container name must be unique: invalid compose project",
                ImmutableArray.Create(new Annotation((_service["scale"] ?? replicasNode)!.Span, key)));
        }
    }

    /// <summary>A service whose deploy section has the replicas that <c>scale</c> states, as the check leaves it behind.</summary>
    public static YamlMapping WithReplicas(YamlMapping service)
    {
        if (service["scale"] is not YamlScalar { IsNull: false } scale || service["deploy"] is not YamlMapping deploy)
            return service;
        var replicated = new MappingBuilder(deploy);
        replicated.SetDefault("replicas", scale);
        var changed = new MappingBuilder(service);
        changed.SetDefault("deploy", replicated.ToMapping(deploy));
        return changed.ToMapping(service);
    }

    private void Watches()
    {
        foreach (var watch in Mappings((_service["develop"] as YamlMapping)?["watch"]))
        {
            if (Text(watch["target"]) is null or "" && watch["target"] is not YamlScalar { UnknownReason: not null } && Text(watch["action"]) is { } action and not ("rebuild" or "restart"))
            {
                Report("watch-without-target", watch["action"]!, ".develop.watch", $"to {action} a target is needed",
                    $"services.{_name}.develop.watch: target is required for non-rebuild actions: invalid compose project");
            }
        }
    }

    private void Mounts()
    {
        var mounts = new Dictionary<string, (string Place, SourceSpan Span)>(StringComparer.Ordinal);
        var i = 0;
        foreach (var tmpfs in Items(_service["tmpfs"] is YamlScalar { IsNull: false } single ? new YamlSequence(ImmutableArray.Create<YamlNode>(single), single.Span) : _service["tmpfs"]))
            Mount(tmpfs.Value.Split(':')[0], tmpfs, $"services.{_name}.tmpfs[{i++}]", mounts);
        i = 0;
        foreach (var volume in Mappings(_service["volumes"]))
        {
            if (Text(volume["target"]) is { } target)
                Mount(target, volume["target"]!, $"services.{_name}.volumes[{i}]", mounts);
            i++;
        }
    }

    private void Mount(string target, YamlNode at, string place, Dictionary<string, (string Place, SourceSpan Span)> mounts)
    {
        if (mounts.TryGetValue(target, out var other))
        {
            Report("duplicate-mount", at, ".volumes." + Shown(at, target), $"{Shown(at, target)} is mounted twice",
                $"{place}: target {target} already mounted as {other.Place}", ImmutableArray.Create(new Annotation(other.Span, "mounted here")));
            return;
        }

        mounts[target] = (place, at.Span);
    }

    private void Secrets()
    {
        foreach (var secret in Entries(model["secrets"]))
        {
            if (secret.Value is not YamlMapping value || value.HasGaps || (value["external"] is YamlScalar external && ModelChecks.IsTrue(external)))
                continue;
            if (value["file"] is null && value["environment"] is null && !(session.IsStack && value["driver"] is not null))
            {
                session.Report("missing-source", new Element(secret.Key.Span, Nodes.Cover(secret.Key.Span, value.Span), secret.Key.Value, "secrets." + secret.Key.Value),
                    $"secrets.{secret.Key.Value} needs one of file, environment",
                    session.IsStack ? null : $"secret \"{secret.Key.Value}\" must declare either `file` or `environment`: invalid compose project");
            }
        }
    }

    // What the stack's client finds later than in the file is no refusal of the load.
    private void Report(string kind, YamlNode at, string key, string message, string? refusal = null, ImmutableArray<Annotation> related = default) =>
        session.Report(kind, new Element(at.Span, _context, at is YamlScalar scalar ? Shown(scalar, scalar.Value) : _name, $"services.{_name}{key}", at.Origin), message,
            session.IsStack ? null : refusal, related: related);

    private string Shown(YamlNode at, string text) => at is YamlScalar scalar && session.Shown(scalar) is var shown && shown != scalar.Value ? shown : text;

    internal static string? Text(YamlNode? node) => node is YamlScalar { UnknownReason: null, IsNull: false } scalar ? scalar.GoText() : null;

    internal static long? Number(YamlNode? node) =>
        node is YamlScalar { UnknownReason: null } scalar && ScalarValue.TryInteger(scalar.Value, out var number) ? number : null;

    private static ImmutableArray<YamlEntry> Entries(YamlNode? node) => node is YamlMapping mapping ? mapping.Entries : ImmutableArray<YamlEntry>.Empty;

    private static IEnumerable<YamlMapping> Mappings(YamlNode? node) => node is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];

    private static IEnumerable<YamlScalar> Items(YamlNode? node) => node is YamlSequence list ? list.Items.OfType<YamlScalar>() : [];
}
