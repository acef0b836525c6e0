using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp;

/// <summary>An address that a web server of the project listens on.</summary>
public sealed record ListenFact : CodeElement
{
    /// <summary>How it is given.</summary>
    public required ServerAddressKind Kind { get; init; }

    /// <summary>The host part: an address, <c>localhost</c>, <c>*</c>, <c>+</c>, or any other name, which stands for every address.</summary>
    public required Located<string> Host { get; init; }

    /// <summary>The port; 0 for a Unix socket or another handle.</summary>
    public required Located<int> Port { get; init; }

    /// <summary>Whether it is given under a condition only.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether it is known to be reachable from its own sandbox alone.</summary>
    public bool IsLoopback => Host.TryGet(out var host) &&
        (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host == "::1" || host.StartsWith("127.", StringComparison.Ordinal));
}
