namespace ComposeLint.Knowledge;

/// <summary>How platforms differ from Docker Engine on Linux as root: <c>Knowledge/platform-behaviours.tsv</c>.</summary>
public static class PlatformBehaviours
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableHashSet<string>>> Table = new(() => KnowledgeTable.Load("platform-behaviours").Rows
        .ToImmutableDictionary(row => row[0], row => row[1].Split(' ').ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Containers' addresses exist inside the platform's machine or namespace alone.</summary>
    public static bool HidesContainers(string platform) => Has("containers-not-routed", platform);

    /// <summary>Published ports are forwarded by a process, which is the source that containers see.</summary>
    public static bool ForwardsInUserSpace(string platform) => Has("ports-by-user-space", platform);

    /// <summary>The host's namespace is another one than the user's machine has.</summary>
    public static bool NamespacesHostMode(string platform) => Has("host-mode-inside", platform);

    /// <summary>Host mode leads to the user's machine only when a setting says so.</summary>
    public static bool AsksForHostMode(string platform) => Has("host-mode-opt-in", platform);

    /// <summary>Ports that root alone may bind are refused.</summary>
    public static bool RefusesPrivilegedPorts(string platform) => Has("privileged-ports-refused", platform);

    /// <summary>The name <c>host.docker.internal</c> leads to the user's machine.</summary>
    public static bool ResolvesHostName(string platform) => Has("host-docker-internal", platform);

    /// <summary>Networks of the drivers macvlan and ipvlan do not lead to the LAN.</summary>
    public static bool LacksLanDrivers(string platform) => Has("no-lan-drivers", platform);

    /// <summary>
    /// What <c>host.docker.internal</c> leads to on Docker Desktop: the user's machine, at an address of the virtual machine's network (192.168.65.0/24 unless the
    /// settings say otherwise; docs.docker.com/desktop/settings-and-maintenance/settings, network). It stands for the one that is in force.
    /// </summary>
    public const string DesktopHost = "192.168.65.254";

    private static bool Has(string behaviour, string platform) => Table.Value[behaviour].Contains(platform);
}
