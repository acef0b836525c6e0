using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>What one written entry of <c>ports</c> publishes: Compose makes a range of N ports N entries at one place, a reader wants it back as one.</summary>
/// <param name="First">The first entry, which stands for all.</param>
/// <param name="Outside">The ports of the host; null where the engine chooses.</param>
/// <param name="Inside">The ports of the container.</param>
/// <param name="Protocol">The protocol.</param>
internal sealed record PortRun(PublishedPort First, PortRange? Outside, PortRange Inside, Protocol Protocol)
{
    /// <summary>The runs of a workload in file order; entries that cannot be read are left out.</summary>
    public static IEnumerable<PortRun> Of(Workload workload)
    {
        PortRun? open = null;
        foreach (var port in workload.Ports)
        {
            if (!port.Container.TryGet(out var inside) || !port.Protocol.TryGet(out var protocol))
                continue;
            PortRange? outside = port.Host is { } host && host.TryGet(out var given) && given.First > 0 ? given : null;
            if (open is not null && open.Goes(port, outside, inside, protocol))
            {
                open = open with { Outside = outside is { } more ? new PortRange(open.Outside!.Value.First, more.Last) : null, Inside = new PortRange(open.Inside.First, inside.Last) };
                continue;
            }

            if (open is not null)
                yield return open;
            open = new PortRun(port, outside, inside, protocol);
        }

        if (open is not null)
            yield return open;
    }

    private bool Goes(PublishedPort port, PortRange? outside, PortRange inside, Protocol protocol) =>
        port.Span == First.Span && protocol == Protocol && port.HostAddress == First.HostAddress && inside.First == Inside.Last + 1
        && outside?.First - 1 == Outside?.Last && !First.IsChoice && !port.IsChoice;
}
