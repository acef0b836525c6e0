using ComposeLint.Compose.Merging;

namespace ComposeLint.Compose.Interpolation;

/// <summary>What a text must become after interpolation.</summary>
internal enum Cast
{
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>A number.</summary>
    Float,
    /// <summary>A boolean, <c>yes</c>, <c>on</c> and the like too.</summary>
    Boolean,
}

/// <summary>Places where a text is cast to another type after interpolation (compose-go loader/interpolate.go interpolateTypeCastMapping).</summary>
internal static class CastRules
{
    /// <summary>The casts by place.</summary>
    public static readonly PathRules<Cast> All = new(Pairs());

    /// <summary>Those of <c>docker stack deploy</c>, which casts what a variable changed alone (docker/cli cli/compose/loader/interpolate.go).</summary>
    public static readonly PathRules<Cast> Stack = new(StackPairs());

    private static IEnumerable<KeyValuePair<string, Cast>> StackPairs()
    {
        foreach (var key in new[]
        {
            "configs.*.mode", "secrets.*.mode", "healthcheck.retries", "deploy.replicas", "deploy.update_config.parallelism", "deploy.rollback_config.parallelism",
            "deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node", "ports.*.target", "ports.*.published", "ulimits.*", "ulimits.*.hard", "ulimits.*.soft",
        })
        {
            yield return new("services.*." + key, Cast.Integer);
        }

        foreach (var key in new[] { "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio" })
            yield return new("services.*." + key, Cast.Float);
        foreach (var key in new[] { "healthcheck.disable", "privileged", "read_only", "stdin_open", "tty", "volumes.*.read_only", "volumes.*.volume.nocopy" })
            yield return new("services.*." + key, Cast.Boolean);
        foreach (var key in new[] { "networks.*.external", "networks.*.internal", "networks.*.attachable", "volumes.*.external", "secrets.*.external", "configs.*.external" })
            yield return new(key, Cast.Boolean);
    }

    private static IEnumerable<KeyValuePair<string, Cast>> Pairs()
    {
        foreach (var key in new[]
        {
            "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares", "deploy.replicas",
            "deploy.update_config.parallelism", "deploy.rollback_config.parallelism", "deploy.restart_policy.max_attempts",
            "deploy.placement.max_replicas_per_node", "healthcheck.retries", "oom_score_adj", "pids_limit", "ports.*.target", "scale",
            "ulimits.*", "ulimits.*.hard", "ulimits.*.soft",
        })
        {
            yield return new("services.*." + key, Cast.Integer);
        }

        foreach (var key in new[] { "cpu_percent", "cpus", "deploy.update_config.max_failure_ratio", "deploy.rollback_config.max_failure_ratio" })
            yield return new("services.*." + key, Cast.Float);
        foreach (var key in new[]
        {
            "init", "depends_on.*.required", "depends_on.*.restart", "healthcheck.disable", "oom_kill_disable", "privileged", "read_only",
            "stdin_open", "tty", "volumes.*.read_only", "volumes.*.volume.nocopy",
        })
        {
            yield return new("services.*." + key, Cast.Boolean);
        }

        foreach (var key in new[]
        {
            "networks.*.external", "networks.*.internal", "networks.*.attachable", "networks.*.enable_ipv4", "networks.*.enable_ipv6",
            "volumes.*.external", "secrets.*.external", "configs.*.external",
        })
        {
            yield return new(key, Cast.Boolean);
        }
    }
}
