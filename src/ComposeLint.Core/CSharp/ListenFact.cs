using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>How code tells Kestrel where to listen; the first kind that occurs decides, the others are ignored (measured on .NET 10.0.12, API.md section 10.1).</summary>
public enum ListenKind
{
    /// <summary><c>Listen</c>, <c>ListenAnyIP</c>, <c>ListenLocalhost</c>: wins over every URL.</summary>
    Endpoint,
    /// <summary><c>app.Run(url)</c>, <c>app.Urls.Add(url)</c>: wins over the environment.</summary>
    ApplicationUrl,
    /// <summary><c>UseUrls</c>: wins over <c>ASPNETCORE_URLS</c> and <c>--urls</c>.</summary>
    HostUrl,
}

/// <summary>An address that a web server of the project listens on.</summary>
public sealed record ListenFact : CodeElement
{
    /// <summary>How it is given.</summary>
    public required ListenKind Kind { get; init; }

    /// <summary>The host part: an address, <c>localhost</c>, <c>*</c>, <c>+</c>, or any other name, which stands for every address.</summary>
    public required Located<string> Host { get; init; }

    /// <summary>Whether it is given under a condition only.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it is known to be reachable from its own sandbox alone.</summary>
    public bool IsLoopback => Host.TryGet(out var host) &&
        (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host == "::1" || host.StartsWith("127.", StringComparison.Ordinal));
}
