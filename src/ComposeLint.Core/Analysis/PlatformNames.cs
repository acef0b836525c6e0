using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>Platforms as findings name them, and as the simulation does.</summary>
internal static class PlatformNames
{
    private static readonly ImmutableArray<(Platforms Flag, Platform Platform, string Name)> s_all = ImmutableArray.Create(
        (Platforms.Linux, Platform.Linux, "Linux"),
        (Platforms.Mac, Platform.DesktopMac, "Docker Desktop for Mac"),
        (Platforms.Windows, Platform.DesktopWindows, "Docker Desktop for Windows"),
        (Platforms.Rootless, Platform.Rootless, "Linux (rootless)"));

    /// <summary>The platforms of a set; Linux for an empty one.</summary>
    public static ImmutableArray<Platform> Of(Platforms platforms)
    {
        var asked = s_all.Where(item => platforms.HasFlag(item.Flag)).Select(item => item.Platform).ToImmutableArray();
        return asked.IsEmpty ? ImmutableArray.Create(Platform.Linux) : asked;
    }

    /// <summary>The set of some platforms; all that are not told apart from them by anything are not in it.</summary>
    public static Platforms Flags(IEnumerable<Platform> platforms) =>
        platforms.Aggregate(Platforms.None, (flags, platform) => flags | s_all.First(item => item.Platform == platform).Flag);

    /// <summary>How a sentence names it: <c>Docker Desktop for Mac</c>.</summary>
    public static string Name(Platform platform) => s_all.First(item => item.Platform == platform).Name;
}
