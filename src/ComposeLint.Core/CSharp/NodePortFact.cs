using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>A port of a Kubernetes service that code creates in a cluster, as far as every node opens it (<c>nodePort</c>).</summary>
public sealed record NodePortFact : CodeElement
{
    /// <summary>The service's name; null when not known.</summary>
    public string? Service { get; init; }

    /// <summary>The port on every node.</summary>
    public required Located<int> Port { get; init; }

    /// <summary>The protocol: TCP unless said.</summary>
    public string Protocol { get; init; } = "TCP";
}
