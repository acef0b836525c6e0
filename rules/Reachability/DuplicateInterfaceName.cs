using ComposeLint.Analysis;

namespace ComposeLint.Rules.Reachability;

/// <summary>One name for two interfaces of a container.</summary>
public sealed partial class DuplicateInterfaceName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            var named = workload.Attachments.Where(attachment => attachment.InterfaceName is { IsKnown: true, Value.Length: > 0 });
            foreach (var same in named.GroupBy(attachment => attachment.InterfaceName!.Value.Value, StringComparer.Ordinal))
            {
                var first = same.First();
                foreach (var attachment in same.Skip(1))
                    context.Report(
                        attachment.Part("interface_name", attachment.InterfaceName!.Value),
                        first.Part("interface_name", first.InterfaceName!.Value),
                        $"{workload} calls its interfaces on {first.NetworkName} and {attachment.NetworkName} both {same.Key}");
            }
        }
    }
}
