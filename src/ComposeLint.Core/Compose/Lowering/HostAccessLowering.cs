using ComposeLint.Text;
using ComposeLint.Topology;

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
