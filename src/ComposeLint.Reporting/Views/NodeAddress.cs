using ComposeLint.Topology;

namespace ComposeLint.Reporting.Views;

/// <summary>
/// What stands for the node's own address, which no file says: an address of the blocks for documentation (RFC 5737, RFC 3849), shown as HOST.
/// </summary>
public static class NodeAddress
{
    private const string IPv4 = "192.0.2.10";
    private const string IPv6 = "2001:db8::10";

    /// <summary>The node's interface on its LAN.</summary>
    public static ImmutableArray<InterfaceAddress> Lan { get; } = [Interface(IPv4, 24), Interface(IPv6, 64)];

    /// <summary>A text as a person should read it.</summary>
    public static string Shown(string text) =>
        text.Replace(IPv4, "HOST", StringComparison.Ordinal).Replace(IPv6, "HOST", StringComparison.Ordinal);

    private static InterfaceAddress Interface(string address, int length) =>
        IpAddress.TryParse(address, out var parsed) ? new InterfaceAddress(parsed, length) : throw new ArgumentException(address, nameof(address));
}
