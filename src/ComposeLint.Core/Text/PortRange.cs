using System.Globalization;

namespace ComposeLint.Text;

/// <summary>Ports from first to last, both included; 0 stands for one that the engine chooses.</summary>
/// <param name="First">The first port.</param>
/// <param name="Last">The last port.</param>
public readonly record struct PortRange(int First, int Last)
{
    /// <summary>One port.</summary>
    public PortRange(int port)
        : this(port, port)
    {
    }

    /// <summary>How many ports it holds.</summary>
    public int Count => Last - First + 1;

    /// <summary>Whether the port is one of them.</summary>
    public bool Contains(int port) => port >= First && port <= Last;

    /// <summary>Whether the two share a port.</summary>
    public bool Overlaps(PortRange other) => First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Format(CultureInfo.InvariantCulture, "{0}-{1}", First, Last);
}
