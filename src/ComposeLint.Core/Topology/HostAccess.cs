using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>One value in the files that a question can be about by itself: a capability, a device, a word of a command. Its name is its key.</summary>
public sealed class Setting : TopologyElement
{
    /// <summary>The value, at its place.</summary>
    public required Located<string> Value { get; init; }

    /// <summary>Whether the value is known and is this one, whatever the case of its letters.</summary>
    public bool Is(string text) => Value.TryGet(out var value) && string.Equals(value, text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A variable of a workload's environment.</summary>
public sealed class Variable : TopologyElement
{
    /// <summary>The value; null where the caller's own is taken.</summary>
    public Located<string>? Value { get; init; }

    /// <summary>Whether the value comes from an <c>env_file</c> or the caller's environment, and so must never be printed.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>A path of the node that a workload sees.</summary>
public sealed class HostMount : TopologyElement
{
    /// <summary>The path on the node, as written: <c>/var/run/docker.sock</c>, <c>~/.ssh</c>, <c>./data</c>.</summary>
    public required Located<string> Source { get; init; }

    /// <summary>The path in the container; null when not known.</summary>
    public Located<string>? Target { get; init; }

    /// <summary>Whether it is known that it cannot be written to.</summary>
    public bool IsReadOnly { get; init; }
}

/// <summary>What of its node a workload may touch: all that stands between it and root on the machine.</summary>
public sealed record HostAccess
{
    /// <summary>The engine's defaults.</summary>
    public static readonly HostAccess Default = new();

    /// <summary><c>privileged</c>, when it is known to be on.</summary>
    public Setting? Privileged { get; init; }

    /// <summary>Capabilities added, as written: <c>SYS_ADMIN</c>, <c>CAP_NET_ADMIN</c>, <c>ALL</c>.</summary>
    public ImmutableArray<Setting> Capabilities { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>The namespaces, the network's apart, that are known to be the node's own; each is named by its key: <c>pid</c>, <c>ipc</c>, <c>uts</c>, <c>userns_mode</c>, <c>cgroup</c>.</summary>
    public ImmutableArray<Setting> HostNamespaces { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>Security options: <c>seccomp:unconfined</c>, <c>no-new-privileges=true</c>.</summary>
    public ImmutableArray<Setting> SecurityOptions { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>Devices of the node, by path.</summary>
    public ImmutableArray<Setting> Devices { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>Paths of the node.</summary>
    public ImmutableArray<HostMount> Mounts { get; init; } = ImmutableArray<HostMount>.Empty;

    /// <summary>The user, where one is given.</summary>
    public Setting? User { get; init; }

    /// <summary><c>read_only</c>, when it is known to be on.</summary>
    public Setting? ReadOnlyRoot { get; init; }

    /// <summary>The parent of its control group, where one is given.</summary>
    public Setting? CgroupParent { get; init; }

    /// <summary>Temporary file systems with their options: <c>/run:exec,size=64m</c>.</summary>
    public ImmutableArray<Setting> TemporaryFileSystems { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>What makes a lifecycle hook run with more than the container has: <c>privileged: true</c> or <c>user: root</c> of a hook; named by the hook.</summary>
    public ImmutableArray<Setting> HookPrivileges { get; init; } = ImmutableArray<Setting>.Empty;

    /// <summary>The propagation of a mount that passes mounts on to the node: <c>shared</c>, <c>rshared</c>.</summary>
    public ImmutableArray<Setting> SharedPropagations { get; init; } = ImmutableArray<Setting>.Empty;
}
