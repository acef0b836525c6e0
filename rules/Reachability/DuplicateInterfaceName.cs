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
            if (told.Workload is { } workload && Network(workload, told.Evidence) is { } first && Network(workload, told.At) is { } second)
                context.Report(told, $"{workload} calls its interfaces on {first} and {second} both {told.Value}");
    }

    private static string? Network(Workload workload, IElement? name) => workload.Attachments.FirstOrDefault(attachment => attachment.InterfaceName?.Span == name?.Span)?.NetworkName;
}
