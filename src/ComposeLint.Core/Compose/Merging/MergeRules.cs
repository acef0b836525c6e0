namespace ComposeLint.Compose.Merging;

/// <summary>How the values of an attribute combine where mappings do not simply unite and lists do not simply follow each other.</summary>
internal enum MergeRule
{
    /// <summary>Keys and values; a mapping or a list of <c>KEY=value</c>.</summary>
    KeyValues,
    /// <summary>A list, or one text that stands for a list of one.</summary>
    Sequence,
    /// <summary>The later value takes the place of the earlier.</summary>
    Replace,
    /// <summary>Host lines; those already there are not added again.</summary>
    ExtraHosts,
    /// <summary>A mapping, or a text that is its <c>context</c>.</summary>
    Build,
    /// <summary>A mapping, or a list of names with Compose's default condition.</summary>
    DependsOn,
    /// <summary>A mapping, or a list of names.</summary>
    Names,
    /// <summary>Options unite when the driver is the same.</summary>
    Logging,
    /// <summary>A mapping unites, a number replaces.</summary>
    Ulimit,
    /// <summary>Pools of one subnet unite.</summary>
    IpamConfig,
}

/// <summary>What makes two items of a list the same, so that the later takes the place of the earlier.</summary>
internal enum UniqueBy
{
    /// <summary>What stands before <c>=</c>.</summary>
    Key,
    /// <summary>The path in the container.</summary>
    MountTarget,
    /// <summary>The device's path in the container.</summary>
    DeviceTarget,
    /// <summary>The path of an env file.</summary>
    EnvFile,
    /// <summary>The port.</summary>
    Expose,
    /// <summary>Address, host port, container port and protocol.</summary>
    Port,
    /// <summary>The target, or <c>/NAME</c>.</summary>
    Config,
    /// <summary>The target, or <c>/run/secrets/NAME</c>.</summary>
    Secret,
}

/// <summary>The rules of compose-go override/merge.go (mergeSpecials) and override/uncity.go (unique).</summary>
internal static class MergeRules
{
    /// <summary>How attributes merge.</summary>
    public static readonly PathRules<MergeRule> Merge = new(
    [
        new("networks.*.ipam.config", MergeRule.IpamConfig),
        new("networks.*.labels", MergeRule.KeyValues),
        new("volumes.*.labels", MergeRule.KeyValues),
        new("services.*.annotations", MergeRule.KeyValues),
        new("services.*.build", MergeRule.Build),
        new("services.*.build.args", MergeRule.KeyValues),
        new("services.*.build.additional_contexts", MergeRule.KeyValues),
        new("services.*.build.extra_hosts", MergeRule.ExtraHosts),
        new("services.*.build.labels", MergeRule.KeyValues),
        new("services.*.command", MergeRule.Replace),
        new("services.*.depends_on", MergeRule.DependsOn),
        new("services.*.deploy.labels", MergeRule.KeyValues),
        new("services.*.dns", MergeRule.Sequence),
        new("services.*.dns_opt", MergeRule.Sequence),
        new("services.*.dns_search", MergeRule.Sequence),
        new("services.*.entrypoint", MergeRule.Replace),
        new("services.*.env_file", MergeRule.Sequence),
        new("services.*.label_file", MergeRule.Sequence),
        new("services.*.environment", MergeRule.KeyValues),
        new("services.*.extra_hosts", MergeRule.ExtraHosts),
        new("services.*.healthcheck.test", MergeRule.Replace),
        new("services.*.labels", MergeRule.KeyValues),
        new("services.*.volumes.*.volume.labels", MergeRule.KeyValues),
        new("services.*.logging", MergeRule.Logging),
        new("services.*.models", MergeRule.Names),
        new("services.*.networks", MergeRule.Names),
        new("services.*.sysctls", MergeRule.KeyValues),
        new("services.*.tmpfs", MergeRule.Sequence),
        new("services.*.ulimits.*", MergeRule.Ulimit),
    ]);

    /// <summary>Which lists hold no two of the same.</summary>
    public static readonly PathRules<UniqueBy> Unique = new(
    [
        new("networks.*.labels", UniqueBy.Key),
        new("networks.*.ipam.options", UniqueBy.Key),
        new("services.*.annotations", UniqueBy.Key),
        new("services.*.build.args", UniqueBy.Key),
        new("services.*.build.additional_contexts", UniqueBy.Key),
        new("services.*.build.platform", UniqueBy.Key),
        new("services.*.build.tags", UniqueBy.Key),
        new("services.*.build.labels", UniqueBy.Key),
        new("services.*.cap_add", UniqueBy.Key),
        new("services.*.cap_drop", UniqueBy.Key),
        new("services.*.devices", UniqueBy.DeviceTarget),
        new("services.*.configs", UniqueBy.Config),
        new("services.*.deploy.labels", UniqueBy.Key),
        new("services.*.dns", UniqueBy.Key),
        new("services.*.dns_opt", UniqueBy.Key),
        new("services.*.dns_search", UniqueBy.Key),
        new("services.*.environment", UniqueBy.Key),
        new("services.*.env_file", UniqueBy.EnvFile),
        new("services.*.expose", UniqueBy.Expose),
        new("services.*.labels", UniqueBy.Key),
        new("services.*.links", UniqueBy.Key),
        new("services.*.networks.*.aliases", UniqueBy.Key),
        new("services.*.networks.*.link_local_ips", UniqueBy.Key),
        new("services.*.ports", UniqueBy.Port),
        new("services.*.profiles", UniqueBy.Key),
        new("services.*.secrets", UniqueBy.Secret),
        new("services.*.sysctls", UniqueBy.Key),
        new("services.*.tmpfs", UniqueBy.Key),
        new("services.*.volumes", UniqueBy.MountTarget),
    ]);
}
