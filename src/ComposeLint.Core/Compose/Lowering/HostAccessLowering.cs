using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Lowering;

/// <summary>Lowers what a service may touch of its node. What is unknown is left out: no fault is claimed of it.</summary>
internal static class HostAccessLowering
{
    public static HostAccess Lower(ComposeService service, Presence presence) => new()
    {
        Privileged = service.Privileged is { IsKnown: true, Value: true } privileged ? Setting(service, presence, "privileged", privileged.Select(_ => "true")) : null,
        Capabilities = Settings(service, presence, "cap_add", service.CapAdd.Items),
        HostNamespaces = Namespaces(service, presence).ToImmutableArray(),
        SecurityOptions = Settings(service, presence, "security_opt", service.SecurityOptions.Items),
        Devices = Settings(service, presence, "devices", service.Devices.Items.Select(device => device.Source)),
        Mounts = service.Volumes.Items.Where(IsOfHost).Select(mount => Mount(mount, presence)).ToImmutableArray(),
        User = service.User is { IsKnown: true } user ? Setting(service, presence, "user", user) : null,
        ReadOnlyRoot = service.ReadOnly is { IsKnown: true, Value: true } readOnly ? Setting(service, presence, "read_only", readOnly.Select(_ => "true")) : null,
        CgroupParent = Scalar(service.Node["cgroup_parent"]) is { } parent ? Setting(service, presence, "cgroup_parent", parent) : null,
        TemporaryFileSystems = Settings(service, presence, "tmpfs", service.Tmpfs.Items),
        HookPrivileges = Hooks(service, presence).ToImmutableArray(),
        SharedPropagations = Propagations(service, presence).ToImmutableArray(),
    };

    /// <summary>A value of a key of the service, by its own text where it is one of a list.</summary>
    public static Setting Setting(ComposeService service, Presence presence, string key, Located<string> value, bool isOfList = false) => new()
    {
        Span = value.Span,
        Context = service.Context,
        Name = key,
        Key = service.Key + "." + key + (isOfList && value.IsKnown ? "." + value.Value : ""),
        Origin = value.Origin,
        Presence = presence,
        Value = value,
    };

    private static ImmutableArray<Setting> Settings(ComposeService service, Presence presence, string key, IEnumerable<Located<string>> values) =>
        values.Where(value => value.IsKnown).Select(value => Setting(service, presence, key, value, isOfList: true)).ToImmutableArray();

    /// <summary>A known, non-empty scalar of the merged model.</summary>
    private static Located<string>? Scalar(YamlNode? node) =>
        node is YamlScalar { UnknownReason: null, Value.Length: > 0 } scalar ? new Located<string>(scalar.Value, scalar.Span, scalar.Origin) : null;

    /// <summary>Hooks that ask for more than their container has (compose-spec 05-services.md post_start).</summary>
    private static IEnumerable<Setting> Hooks(ComposeService service, Presence presence)
    {
        foreach (var key in new[] { "post_start", "pre_stop" })
            foreach (var hook in (service.Node[key] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
            {
                if (Scalar(hook["privileged"]) is { Value: "true" } privileged)
                    yield return Setting(service, presence, key, privileged.Select(_ => "privileged"), isOfList: true);
                if (Scalar(hook["user"]) is { Value: "root" or "0" } user)
                    yield return Setting(service, presence, key, user.Select(_ => "root"), isOfList: true);
            }
    }

    private static IEnumerable<Setting> Propagations(ComposeService service, Presence presence)
    {
        foreach (var mount in (service.Node["volumes"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
            if (Scalar((mount["bind"] as YamlMapping)?["propagation"]) is { Value: "shared" or "rshared" } propagation && Scalar(mount["target"]) is { } target)
                yield return new Setting
                {
                    Span = propagation.Span,
                    Context = service.Context,
                    Name = target.Value,
                    Key = service.Key + ".volumes." + target.Value + ".propagation",
                    Origin = propagation.Origin,
                    Presence = presence,
                    Value = propagation,
                };
    }

    private static IEnumerable<Setting> Namespaces(ComposeService service, Presence presence)
    {
        var modes = new (string Key, Located<string>? Value)[]
        {
            ("pid", Word(service.Pid)),
            ("ipc", Word(service.Ipc)),
            ("uts", service.Uts),
            ("userns_mode", service.UsernsMode),
            ("cgroup", service.Cgroup),
        };
        foreach (var (key, value) in modes)
            if (value is { IsKnown: true, Value: "host" } written)
                yield return Setting(service, presence, key, written);
    }

    private static Located<string>? Word(Located<NamespaceMode>? mode) =>
        mode?.Select(value => value.Kind == NamespaceModeKind.Host ? "host" : value.Target ?? "");

    private static bool IsOfHost(ComposeMount mount) => mount.Type is { IsKnown: true, Value: "bind" or "npipe" } && mount.Source is { IsKnown: true };

    private static HostMount Mount(ComposeMount mount, Presence presence) => new()
    {
        Span = mount.Source!.Value.Span,
        Context = mount.Context,
        Name = mount.Source.Value.Value,
        Key = mount.Key,
        Origin = mount.Origin,
        Presence = presence,
        Source = mount.Source.Value,
        Target = mount.Target,
        IsReadOnly = mount.ReadOnly is { IsKnown: true, Value: true },
    };
}
