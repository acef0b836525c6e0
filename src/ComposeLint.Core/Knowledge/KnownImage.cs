using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Knowledge;

/// <summary>What an image is for.</summary>
public enum ImageRole
{
    /// <summary>Something else.</summary>
    Other,
    /// <summary>A database.</summary>
    Database,
    /// <summary>A cache or key-value store.</summary>
    Cache,
    /// <summary>A search engine.</summary>
    Search,
    /// <summary>A message broker.</summary>
    Broker,
    /// <summary>A store of configuration, secrets or locks.</summary>
    Coordination,
    /// <summary>An administration interface.</summary>
    Admin,
    /// <summary>A proxy.</summary>
    Proxy,
    /// <summary>A remote shell.</summary>
    Ssh,
    /// <summary>A filter before the engine's socket: what holds it so that others need not.</summary>
    SocketProxy,
}

/// <summary>What is known of an image: <c>Knowledge/images.tsv</c>.</summary>
/// <param name="Image">Its name, as in the table.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Ports">The ports it serves its data or its administration on.</param>
/// <param name="HasHealthCheck">Whether it has a HEALTHCHECK of its own; null when not known.</param>
/// <param name="IsExact">Whether the very image is in the table; false for one that bears the same name elsewhere (a mirror or a fork).</param>
/// <param name="Citation">Where that is from.</param>
public sealed record KnownImage(string Image, ImageRole Role, ImmutableArray<PortRange> Ports, bool? HasHealthCheck, bool IsExact, string Citation)
{
    private static readonly Lazy<Dictionary<string, KnownImage>> Table = new(Load);

    /// <summary>Whether it holds data that nobody but the services beside it should reach.</summary>
    public bool HoldsData => Role is ImageRole.Database or ImageRole.Cache or ImageRole.Search or ImageRole.Broker or ImageRole.Coordination;

    /// <summary>How a message calls it: <c>a database (postgres)</c>.</summary>
    public string Description => Role switch
    {
        ImageRole.Database => "a database",
        ImageRole.Cache => "a key-value store",
        ImageRole.Search => "a search engine",
        ImageRole.Broker => "a message broker",
        ImageRole.Coordination => "a store of configuration and secrets",
        ImageRole.Admin => "an administration interface",
        _ => "a service",
    };

    /// <summary>
    /// What is known of an image, null when nothing is. By registry and path, by path alone, and last by the path's last part, since mirrors and forks
    /// keep it (<c>registry.example/infra/postgres</c>).
    /// </summary>
    public static KnownImage? Find(string? reference)
    {
        if (reference is null || ImageName.Parse(reference) is not { } name)
            return null;
        var table = Table.Value;
        return table.TryGetValue(name.Repository, out var image) || table.TryGetValue(name.Path, out image) ? image
            : table.TryGetValue(name.Name, out image) && image.Role != ImageRole.Other ? image with { IsExact = false, HasHealthCheck = null } : null;
    }

    /// <summary>Whether it serves on the port.</summary>
    public bool ServesOn(int port)
    {
        foreach (var range in Ports)
            if (range.Contains(port))
                return true;
        return false;
    }

    private static Dictionary<string, KnownImage> Load()
    {
        var result = new Dictionary<string, KnownImage>(StringComparer.Ordinal);
        foreach (var row in KnowledgeTable.Load("images").Rows)
        {
            if (!Enum.TryParse<ImageRole>(row[1], ignoreCase: true, out var role))
                throw new InvalidOperationException("images: no such role: " + row[1]);
            bool? health = row[3] switch { "own" => true, "none" => false, _ => null };
            result.Add(row[0], new KnownImage(row[0], role, ParsePorts(row[2]), health, true, row[4]));
        }

        return result;
    }

    private static ImmutableArray<PortRange> ParsePorts(string text)
    {
        var result = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var part in text.Split([','], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            result.Add(new PortRange(int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[ends.Length - 1], CultureInfo.InvariantCulture)));
        }

        return result.ToImmutable();
    }
}
