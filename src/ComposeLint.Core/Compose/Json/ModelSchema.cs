namespace ComposeLint.Compose.Json;

/// <summary>How a value of the model is shown by <c>docker compose config --format json</c>.</summary>
internal enum ValueShape
{
    /// <summary>A text; left out when blank.</summary>
    Text,
    /// <summary>A whole number; left out when 0.</summary>
    Integer,
    /// <summary>A whole number; shown when written.</summary>
    OptionalInteger,
    /// <summary>A number; left out when 0.</summary>
    Number,
    /// <summary>A boolean; left out when false.</summary>
    Flag,
    /// <summary>A boolean; shown when written.</summary>
    OptionalFlag,
    /// <summary>Bytes, as text; left out when 0.</summary>
    Bytes,
    /// <summary>A time, in Go's form; left out when 0.</summary>
    Duration,
    /// <summary>A time, in Go's form; shown when written.</summary>
    OptionalDuration,
    /// <summary>A list of texts, or one text.</summary>
    Texts,
    /// <summary>A command: always shown, null when not written.</summary>
    Command,
    /// <summary>A health check's test.</summary>
    Test,
    /// <summary>Keys with texts.</summary>
    Mapping,
    /// <summary>Keys with texts or null.</summary>
    NullableMapping,
    /// <summary>Keys with lists of texts.</summary>
    MultiMapping,
    /// <summary>Host lines.</summary>
    Hosts,
    /// <summary>A file's mode, in octal.</summary>
    Mode,
    /// <summary>How many devices; -1 for all.</summary>
    DeviceCount,
    /// <summary>SSH keys.</summary>
    Ssh,
    /// <summary>Limits by name.</summary>
    Ulimits,
    /// <summary>A structure; left out when not written.</summary>
    Structure,
    /// <summary>A structure; shown in any case.</summary>
    ConstantStructure,
    /// <summary>A list of structures.</summary>
    Structures,
    /// <summary>Structures by name; one may be null.</summary>
    NamedStructures,
    /// <summary>A file's mode, as a number.</summary>
    PlainMode,
    /// <summary>Host lines, in the order of the list.</summary>
    HostList,
    /// <summary>A command; left out when it has no word.</summary>
    Words,
    /// <summary>Env files, by their names alone.</summary>
    Paths,
}

/// <summary>One field.</summary>
/// <param name="Key">Its key in the model.</param>
/// <param name="Shape">How it is shown.</param>
/// <param name="Below">The fields of a structure.</param>
/// <param name="Name">Its name in JSON where that is another.</param>
internal sealed record Field(string Key, ValueShape Shape, Field[]? Below = null, string? Name = null);

/// <summary>The fields of the model (compose-go types/types.go, develop.go, hooks.go, models.go of 2.9).</summary>
internal static class ModelSchema
{
    private static readonly Field[] Placement =
    [
        .. Of(ValueShape.Texts, "constraints"),
        new("preferences", ValueShape.Structures, Of(ValueShape.Text, "spread")),
        .. Of(ValueShape.Integer, "max_replicas_per_node"),
    ];

    private static readonly Field[] DeviceRequest =
    [
        .. Of(ValueShape.Texts, "capabilities", "device_ids"), .. Of(ValueShape.Text, "driver"), new("count", ValueShape.DeviceCount), .. Of(ValueShape.Mapping, "options"),
    ];

    private static readonly Field[] Resource =
    [
        .. Of(ValueShape.Number, "cpus"), .. Of(ValueShape.Bytes, "memory"), .. Of(ValueShape.Integer, "pids"),
        new("devices", ValueShape.Structures, DeviceRequest),
        new("generic_resources", ValueShape.Structures, [new("discrete_resource_spec", ValueShape.Structure, [.. Of(ValueShape.Text, "kind"), .. Of(ValueShape.Integer, "value")])]),
    ];

    private static readonly Field[] Update =
    [
        .. Of(ValueShape.OptionalInteger, "parallelism"), .. Of(ValueShape.Duration, "delay", "monitor"), .. Of(ValueShape.Text, "failure_action", "order"), .. Of(ValueShape.Number, "max_failure_ratio"),
    ];

    private static readonly Field[] Grant = [.. Of(ValueShape.Text, "source", "target", "uid", "gid"), new("mode", ValueShape.Mode)];

    private static readonly Field[] Rate = [new("path", ValueShape.Text, null, "Path"), new("rate", ValueShape.Bytes, null, "Rate")];

    private static readonly Field[] Hook =
    [
        new("command", ValueShape.Command), .. Of(ValueShape.Text, "user", "working_dir"), .. Of(ValueShape.Flag, "privileged"), .. Of(ValueShape.NullableMapping, "environment"),
    ];

    private static readonly Field[] Build =
    [
        .. Of(ValueShape.Text, "context", "dockerfile", "dockerfile_inline", "provenance", "sbom", "isolation", "network", "target"),
        .. Of(ValueShape.Texts, "entitlements", "cache_from", "cache_to", "no_cache_filter", "tags", "platforms"),
        .. Of(ValueShape.NullableMapping, "args"), new("ssh", ValueShape.Ssh), .. Of(ValueShape.Mapping, "labels", "additional_contexts"),
        .. Of(ValueShape.Flag, "no_cache", "pull", "privileged"), new("extra_hosts", ValueShape.Hosts), new("secrets", ValueShape.Structures, Grant),
        .. Of(ValueShape.Bytes, "shm_size"), new("ulimits", ValueShape.Ulimits),
    ];

    /// <summary>A service.</summary>
    public static readonly Field[] Service =
    [
        .. Of(ValueShape.Texts, "profiles", "cap_add", "cap_drop", "device_cgroup_rules", "dns", "dns_opt", "dns_search", "expose", "external_links", "group_add",
            "links", "security_opt", "tmpfs", "volumes_from"),
        .. Of(ValueShape.Text, "cgroup_parent", "cgroup", "cpuset", "container_name", "domainname", "hostname", "image", "ipc", "isolation", "mac_address", "network_mode",
            "pid", "platform", "pull_policy", "restart", "runtime", "stop_signal", "user", "userns_mode", "uts", "volume_driver", "working_dir"),
        .. Of(ValueShape.Integer, "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "oom_score_adj", "pids_limit"),
        .. Of(ValueShape.Number, "cpu_percent", "cpus"),
        .. Of(ValueShape.Bytes, "mem_limit", "mem_reservation", "memswap_limit", "mem_swappiness", "shm_size"),
        .. Of(ValueShape.Flag, "oom_kill_disable", "privileged", "read_only", "stdin_open", "tty", "use_api_socket"),
        .. Of(ValueShape.OptionalFlag, "attach", "init"),
        .. Of(ValueShape.Mapping, "annotations", "labels", "storage_opt", "sysctls"),
        new("environment", ValueShape.NullableMapping), new("command", ValueShape.Command), new("entrypoint", ValueShape.Command),
        new("extra_hosts", ValueShape.Hosts), new("ulimits", ValueShape.Ulimits), new("scale", ValueShape.OptionalInteger),
        new("stop_grace_period", ValueShape.OptionalDuration),
        new("build", ValueShape.Structure, Build),
        new("develop", ValueShape.Structure, [new("watch", ValueShape.Structures,
            [.. Of(ValueShape.Text, "path", "action", "target"), new("exec", ValueShape.ConstantStructure, Hook), .. Of(ValueShape.Texts, "include", "ignore"), .. Of(ValueShape.Flag, "initial_sync")])]),
        new("blkio_config", ValueShape.Structure,
        [
            .. Of(ValueShape.Integer, "weight"), new("weight_device", ValueShape.Structures, [new("path", ValueShape.Text, null, "Path"), new("weight", ValueShape.OptionalInteger, null, "Weight")]),
            .. new[] { "device_read_bps", "device_read_iops", "device_write_bps", "device_write_iops" }.Select(k => new Field(k, ValueShape.Structures, Rate)),
        ]),
        new("configs", ValueShape.Structures, Grant), new("secrets", ValueShape.Structures, Grant),
        new("credential_spec", ValueShape.Structure, Of(ValueShape.Text, "config", "file", "registry")),
        new("depends_on", ValueShape.NamedStructures, [.. Of(ValueShape.Text, "condition"), .. Of(ValueShape.Flag, "restart"), .. Of(ValueShape.OptionalFlag, "required")]),
        new("deploy", ValueShape.Structure,
        [
            .. Of(ValueShape.Text, "mode", "endpoint_mode"), .. Of(ValueShape.OptionalInteger, "replicas"), .. Of(ValueShape.Mapping, "labels"),
            new("update_config", ValueShape.Structure, Update), new("rollback_config", ValueShape.Structure, Update),
            new("resources", ValueShape.ConstantStructure, [new("limits", ValueShape.Structure, Resource), new("reservations", ValueShape.Structure, Resource)]),
            new("restart_policy", ValueShape.Structure, [.. Of(ValueShape.Text, "condition"), .. Of(ValueShape.OptionalDuration, "delay", "window"), .. Of(ValueShape.OptionalInteger, "max_attempts")]),
            new("placement", ValueShape.ConstantStructure, Placement),
        ]),
        new("devices", ValueShape.Structures, Of(ValueShape.Text, "source", "target", "permissions")),
        new("provider", ValueShape.Structure, [.. Of(ValueShape.Text, "type"), new("options", ValueShape.MultiMapping)]),
        new("gpus", ValueShape.Structures, DeviceRequest),
        new("healthcheck", ValueShape.Structure,
            [new("test", ValueShape.Test), .. Of(ValueShape.OptionalDuration, "timeout", "interval", "start_period", "start_interval"), .. Of(ValueShape.OptionalInteger, "retries"), .. Of(ValueShape.Flag, "disable")]),
        new("logging", ValueShape.Structure, [.. Of(ValueShape.Text, "driver"), .. Of(ValueShape.Mapping, "options")]),
        new("models", ValueShape.NamedStructures, Of(ValueShape.Text, "endpoint_var", "model_var")),
        new("networks", ValueShape.NamedStructures,
        [
            .. Of(ValueShape.Texts, "aliases", "link_local_ips"), .. Of(ValueShape.Mapping, "driver_opts"), .. Of(ValueShape.Integer, "gw_priority", "priority"),
            .. Of(ValueShape.Text, "interface_name", "ipv4_address", "ipv6_address", "mac_address"),
        ]),
        new("ports", ValueShape.Structures, [.. Of(ValueShape.Text, "name", "mode", "host_ip", "published", "protocol", "app_protocol"), .. Of(ValueShape.Integer, "target")]),
        new("volumes", ValueShape.Structures,
        [
            .. Of(ValueShape.Text, "type", "source", "target", "consistency"), .. Of(ValueShape.Flag, "read_only"),
            new("bind", ValueShape.Structure, [.. Of(ValueShape.Text, "selinux", "propagation", "recursive"), .. Of(ValueShape.Flag, "create_host_path")]),
            new("volume", ValueShape.Structure, [.. Of(ValueShape.Mapping, "labels"), .. Of(ValueShape.Flag, "nocopy"), .. Of(ValueShape.Text, "subpath")]),
            new("tmpfs", ValueShape.Structure, [.. Of(ValueShape.Bytes, "size"), .. Of(ValueShape.Integer, "mode")]),
            new("image", ValueShape.Structure, Of(ValueShape.Text, "subpath")),
        ]),
        new("post_start", ValueShape.Structures, Hook), new("pre_stop", ValueShape.Structures, Hook),
    ];

    /// <summary>A network.</summary>
    public static readonly Field[] Network =
    [
        .. Of(ValueShape.Text, "name", "driver"), .. Of(ValueShape.Mapping, "driver_opts", "labels"), .. Of(ValueShape.Flag, "external", "internal", "attachable"),
        .. Of(ValueShape.OptionalFlag, "enable_ipv4", "enable_ipv6"),
        new("ipam", ValueShape.ConstantStructure,
        [
            .. Of(ValueShape.Text, "driver"),
            new("config", ValueShape.Structures, [.. Of(ValueShape.Text, "subnet", "gateway", "ip_range"), .. Of(ValueShape.Mapping, "aux_addresses")]),
        ]),
    ];

    /// <summary>A volume.</summary>
    public static readonly Field[] Volume = [.. Of(ValueShape.Text, "name", "driver"), .. Of(ValueShape.Mapping, "driver_opts", "labels"), .. Of(ValueShape.Flag, "external")];

    /// <summary>A config.</summary>
    public static readonly Field[] Config =
    [
        .. Of(ValueShape.Text, "name", "file", "environment", "content", "driver", "template_driver"), .. Of(ValueShape.Flag, "external"), .. Of(ValueShape.Mapping, "labels", "driver_opts"),
    ];

    internal static Field[] Of(ValueShape shape, params string[] keys) => [.. keys.Select(k => new Field(k, shape))];
}
