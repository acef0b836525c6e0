using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Addressing;

/// <summary>A MAC address that is none, or two services with one.</summary>
public sealed partial class InvalidMacAddress : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Kind == WorkloadKind.SwarmService)
                continue;
            if (workload.MacAddress is { } own)
                Check(context, workload, "mac_address", own);
            foreach (var attachment in workload.Attachments)
                if (attachment.MacAddress is { } address)
                    Check(context, workload, "networks." + attachment.NetworkName + ".mac_address", address);
        }
    }

    private static void Check(TopologyContext context, Workload workload, string key, Located<string> written)
    {
        if (written.TryGet(out var text) && text.Length > 0 && !IsMac(text))
            context.Report(workload.Part(key, written), $"'{text}' of {workload} is no MAC address");
    }

    /// <summary>Six bytes as Go's net.ParseMAC reads them: pairs divided by <c>:</c> or <c>-</c>, or fours divided by dots (EUI-64 and IPoIB are no MAC of a bridge).</summary>
    private static bool IsMac(string text)
    {
        var divider = text.Length == 17 ? text[2] : text.Length == 14 ? text[4] : ' ';
        var step = divider == '.' ? 5 : 3;
        if (divider is not (':' or '-' or '.') || (divider == '.') != (text.Length == 14))
            return false;
        for (var n = 0; n < text.Length; n++)
            if (n % step == step - 1 ? text[n] != divider : text[n] is not (>= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F'))
                return false;
        return true;
    }
}
