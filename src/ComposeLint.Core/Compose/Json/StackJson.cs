using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Json;

/// <summary>
/// The merged model as <c>docker stack config</c> shows it (docker/cli cli/compose/types/types.go), but for what a stack has no use of:
/// <c>depends_on</c>, <c>devices</c>, and where a build is. It holds values of env files: it is for tests and debugging, never for a report.
/// </summary>
internal sealed class StackJson
{
    private static readonly Field[] Update =
    [
        .. ModelSchema.Of(ValueShape.OptionalInteger, "parallelism"), .. ModelSchema.Of(ValueShape.Duration, "delay", "monitor"),
        .. ModelSchema.Of(ValueShape.Text, "failure_action", "order"), .. ModelSchema.Of(ValueShape.Number, "max_failure_ratio"),
    ];

    private static readonly Field[] Resource =
    [
        .. ModelSchema.Of(ValueShape.Text, "cpus"), .. ModelSchema.Of(ValueShape.Bytes, "memory"), .. ModelSchema.Of(ValueShape.Integer, "pids"),
        new("generic_resources", ValueShape.Structures,
            [new("discrete_resource_spec", ValueShape.Structure, [.. ModelSchema.Of(ValueShape.Text, "kind"), .. ModelSchema.Of(ValueShape.Integer, "value")])]),
    ];

    private static readonly Field[] Grant = [.. ModelSchema.Of(ValueShape.Text, "source", "target", "uid", "gid"), new("mode", ValueShape.PlainMode)];

    private static readonly Field[] Service =
    [
        .. ModelSchema.Of(ValueShape.Texts, "cap_add", "cap_drop", "dns", "dns_search", "expose", "external_links", "links", "security_opt", "tmpfs"),
        .. ModelSchema.Of(ValueShape.Text, "cgroupns_mode", "cgroup_parent", "container_name", "domainname", "hostname", "image", "ipc", "isolation", "mac_address", "network_mode", "pid",
            "restart", "shm_size", "stop_signal", "user", "userns_mode", "working_dir"),
        .. ModelSchema.Of(ValueShape.Flag, "privileged", "read_only", "stdin_open", "tty"), .. ModelSchema.Of(ValueShape.OptionalFlag, "init"),
        .. ModelSchema.Of(ValueShape.Mapping, "labels", "sysctls"), .. ModelSchema.Of(ValueShape.NullableMapping, "environment"),
        .. ModelSchema.Of(ValueShape.Words, "command", "entrypoint"), .. ModelSchema.Of(ValueShape.HostList, "extra_hosts"), .. ModelSchema.Of(ValueShape.Ulimits, "ulimits"),
        .. ModelSchema.Of(ValueShape.OptionalDuration, "stop_grace_period"), new("env_file", ValueShape.Paths),
        new("build", ValueShape.Structure,
        [
            .. ModelSchema.Of(ValueShape.Text, "network", "target"), .. ModelSchema.Of(ValueShape.NullableMapping, "args"),
            .. ModelSchema.Of(ValueShape.Mapping, "labels"), .. ModelSchema.Of(ValueShape.Texts, "cache_from"),
        ]),
        new("configs", ValueShape.Structures, Grant), new("secrets", ValueShape.Structures, Grant),
        new("credential_spec", ValueShape.Structure, ModelSchema.Of(ValueShape.Text, "config", "file", "registry")),
        new("deploy", ValueShape.Structure,
        [
            .. ModelSchema.Of(ValueShape.Text, "mode", "endpoint_mode"), .. ModelSchema.Of(ValueShape.OptionalInteger, "replicas"), .. ModelSchema.Of(ValueShape.Mapping, "labels"),
            new("update_config", ValueShape.Structure, Update), new("rollback_config", ValueShape.Structure, Update),
            new("resources", ValueShape.Structure, [new("limits", ValueShape.Structure, Resource), new("reservations", ValueShape.Structure, Resource)]),
            new("restart_policy", ValueShape.Structure,
                [.. ModelSchema.Of(ValueShape.Text, "condition"), .. ModelSchema.Of(ValueShape.OptionalDuration, "delay", "window"), .. ModelSchema.Of(ValueShape.OptionalInteger, "max_attempts")]),
            new("placement", ValueShape.Structure,
            [
                .. ModelSchema.Of(ValueShape.Texts, "constraints"), new("preferences", ValueShape.Structures, ModelSchema.Of(ValueShape.Text, "spread")),
                .. ModelSchema.Of(ValueShape.Integer, "max_replicas_per_node"),
            ]),
        ]),
        new("healthcheck", ValueShape.Structure,
        [
            .. ModelSchema.Of(ValueShape.Texts, "test"), .. ModelSchema.Of(ValueShape.OptionalDuration, "timeout", "interval", "start_period", "start_interval"),
            .. ModelSchema.Of(ValueShape.OptionalInteger, "retries"), .. ModelSchema.Of(ValueShape.Flag, "disable"),
        ]),
        new("logging", ValueShape.Structure, [.. ModelSchema.Of(ValueShape.Text, "driver"), .. ModelSchema.Of(ValueShape.Mapping, "options")]),
        new("networks", ValueShape.NamedStructures,
            [.. ModelSchema.Of(ValueShape.Texts, "aliases"), .. ModelSchema.Of(ValueShape.Mapping, "driver_opts"), .. ModelSchema.Of(ValueShape.Text, "ipv4_address", "ipv6_address")]),
        new("ports", ValueShape.Structures, [.. ModelSchema.Of(ValueShape.Text, "mode", "protocol"), .. ModelSchema.Of(ValueShape.Integer, "target", "published")]),
        new("volumes", ValueShape.Structures,
        [
            .. ModelSchema.Of(ValueShape.Text, "type", "source", "target", "consistency"), .. ModelSchema.Of(ValueShape.Flag, "read_only"),
            new("bind", ValueShape.Structure, ModelSchema.Of(ValueShape.Text, "propagation")), new("volume", ValueShape.Structure, ModelSchema.Of(ValueShape.Flag, "nocopy")),
            new("tmpfs", ValueShape.Structure, ModelSchema.Of(ValueShape.Integer, "size")),
        ]),
    ];

    private static readonly (string Section, Field[] Fields)[] Sections =
    [
        ("networks",
        [
            .. ModelSchema.Of(ValueShape.Text, "driver"), .. ModelSchema.Of(ValueShape.Mapping, "driver_opts", "labels"), .. ModelSchema.Of(ValueShape.Flag, "external", "internal", "attachable"),
            new("ipam", ValueShape.Structure, [.. ModelSchema.Of(ValueShape.Text, "driver"), new("config", ValueShape.Structures, ModelSchema.Of(ValueShape.Text, "subnet"))]),
        ]),
        ("volumes", [.. ModelSchema.Of(ValueShape.Text, "driver"), .. ModelSchema.Of(ValueShape.Mapping, "driver_opts", "labels"), .. ModelSchema.Of(ValueShape.Flag, "external")]),
        ("secrets", FileObject), ("configs", FileObject),
    ];

    private static Field[] FileObject =>
        [.. ModelSchema.Of(ValueShape.Text, "file", "driver", "template_driver"), .. ModelSchema.Of(ValueShape.Flag, "external"), .. ModelSchema.Of(ValueShape.Mapping, "labels", "driver_opts")];

    private readonly JsonText _json = new();
    private readonly ComposeProject _project;
    private readonly ModelJson _model;

    /// <summary>A project that was loaded as a stack, and where its files are.</summary>
    public StackJson(ComposeProject project, SourceSet files)
    {
        _project = project;
        _model = new ModelJson(_json, files, doublesDollars: false);
    }

    /// <summary>The project's JSON.</summary>
    public string Write()
    {
        _json.BeginObject().Name("services").BeginObject();
        foreach (var service in _project.Services)
        {
            _json.Name(service.Name);
            _model.Structure(Written(service.Node), Service, Extensions(service.Node));
        }

        _json.EndObject();
        foreach (var (section, fields) in Sections)
        {
            var entries = (_project.Model[section] as YamlMapping)?.Entries.Where(entry => !IsImplied(entry.Key.Origin)).ToList() ?? [];
            if (entries.Count == 0)
                continue;
            _json.Name(section).BeginObject();
            foreach (var entry in entries)
            {
                var resource = entry.Value as YamlMapping;
                // The stack's name goes before a resource's own when it is deployed; an external one has its own.
                var isNamed = resource?["name"] is YamlScalar name && (!IsImplied(name.Origin) || resource["external"] is YamlScalar { Value: "true" });
                _json.Name(entry.Key.Value);
                _model.Structure(resource, isNamed ? [.. fields, new Field("name", ValueShape.Text)] : fields, resource is null ? [] : Extensions(resource));
            }

            _json.EndObject();
        }

        foreach (var extension in _project.Extensions)
        {
            _json.Name(extension.Key.Value);
            _model.Any(extension.Value);
        }

        return _json.EndObject().ToString();
    }

    /// <summary>Without the default network that nobody wrote.</summary>
    private static YamlMapping Written(YamlMapping service) => Merging.Canonical.Each(service, static (key, value) =>
        key.Value == "networks" && value is YamlMapping networks && networks.Entries.Any(entry => IsImplied(entry.Key.Origin))
            ? new YamlMapping(networks.Entries.Where(entry => !IsImplied(entry.Key.Origin)).ToImmutableArray(), networks.Span)
            : value);

    private static IEnumerable<YamlEntry> Extensions(YamlMapping mapping) => mapping.Entries.Where(entry => entry.Key.Value.StartsWith("x-", StringComparison.Ordinal));

    private static bool IsImplied(Origin? origin) => origin is { Kind: OriginKind.Default };
}
