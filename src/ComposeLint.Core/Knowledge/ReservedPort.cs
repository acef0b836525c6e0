using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Knowledge;

/// <summary>Ports of a host that something else holds: a line of <c>Knowledge/reserved-ports.tsv</c>.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="What">Who holds them, for a message.</param>
public sealed record ReservedPort(PortRange Ports, string Protocol, string What)
{
    private static readonly Lazy<ILookup<string, ReservedPort>> Table = new(() => KnowledgeTable.Load("reserved-ports").Rows.ToLookup(
        row => row[0],
        row => new ReservedPort(new PortRange(int.Parse(row[1], CultureInfo.InvariantCulture), int.Parse(row[2], CultureInfo.InvariantCulture)), row[3], row[4]),
        StringComparer.Ordinal));

    /// <summary>The entry that holds one of these ports on hosts of an owner (<c>macos</c>, <c>windows</c>, <c>swarm</c>); null when none does.</summary>
    public static ReservedPort? Find(string owner, PortRange ports, string protocol) =>
        Table.Value[owner].FirstOrDefault(entry => entry.Ports.Overlaps(ports) && string.Equals(entry.Protocol, protocol, StringComparison.OrdinalIgnoreCase));
}
