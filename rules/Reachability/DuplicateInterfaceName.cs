using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>One name for two interfaces of a container.</summary>
public sealed partial class DuplicateInterfaceName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("interface-taken"))
        {
            // The engine joins networks by name; a reader meets them in the order of the file.
            var places = new[] { told.At, told.Evidence! }.OrderBy(place => place.Span).ToArray();
            if (told.Workload is { } workload && Network(workload, places[0]) is { } first && Network(workload, places[1]) is { } second)
                context.Report(told, $"{workload} calls its interfaces on {first} and {second} both {told.Value}", at: places[1], evidence: places[0], evidenceText: first);
        }
    }

    private static string? Network(Workload workload, IElement name) => workload.Attachments.FirstOrDefault(attachment => attachment.InterfaceName?.Span == name.Span)?.NetworkName;
}
