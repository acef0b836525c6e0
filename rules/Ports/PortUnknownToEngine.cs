using ComposeLint.Analysis;

namespace ComposeLint.Rules.Ports;

/// <summary>A port that Compose hands on as it is written, and that the engine cannot read.</summary>
public sealed partial class PortUnknownToEngine : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var told in context.Refusals("bad-port", "bad-port-range", "unknown-protocol"))
            context.Report(told, told.MessageId switch
            {
                "unknown-protocol" => $"{told.Workload} publishes a port of the protocol {told.Value}, which the engine does not have: it takes tcp, udp and sctp",
                "bad-port-range" => $"{told.Workload} publishes {told.Value}: a range of host ports cannot begin at 0",
                _ => $"'{told.Value}' of {told.Workload} is no port: the engine refuses it",
            });
    }
}
