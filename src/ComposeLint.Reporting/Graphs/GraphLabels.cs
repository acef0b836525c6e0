using System.Globalization;

namespace ComposeLint.Reporting.Graphs;

/// <summary>The texts of a picture, the same in every format; not escaped yet.</summary>
internal static class GraphLabels
{
    /// <summary>The lines of a service: its name and number, its image, what it does with its network.</summary>
    public static IEnumerable<string> Lines(GraphService service)
    {
        yield return Title(service);
        if (service.Image.Length > 0)
            yield return service.Image;
        if (Mode(service) is { Length: > 0 } mode)
            yield return mode;
    }

    /// <summary>The name, and how many.</summary>
    public static string Title(GraphService service) => service.Replicas switch
    {
        1 => service.Name,
        { } count => service.Name + " ×" + count.ToString(CultureInfo.InvariantCulture),
        null => service.Name + " ×?",
    };

    /// <summary>What is particular: a shared namespace, or that it does not come up.</summary>
    public static string Mode(GraphService service) =>
        !service.IsRunning ? service.Absence
        : service.Sandbox == SandboxKind.Shared ? "shares the network of " + service.SharesWith
        : "";

    /// <summary>A vantage as people say it.</summary>
    public static string Vantage(string vantage) => vantage switch
    {
        "host" => "this host",
        "lan" => "LAN",
        "internet" => "internet",
        _ => "nowhere",
    };

    /// <summary>A socket with its protocol where it is not TCP.</summary>
    public static string Socket(GraphPublication publication) =>
        publication.Socket + (publication.Protocol == "tcp" ? "" : "/" + publication.Protocol);

    /// <summary>The regions that are no network.</summary>
    public static string Region(SandboxKind kind) => kind switch
    {
        SandboxKind.Host => "host",
        SandboxKind.None => "none",
        _ => "shared",
    };

    /// <summary>What such a region is.</summary>
    public static string RegionTraits(SandboxKind kind) => kind switch
    {
        SandboxKind.Host => "the machine's own network",
        SandboxKind.None => "on no network",
        _ => "in another container's network",
    };
}
