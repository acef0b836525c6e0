using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Rules.Compose;

/// <summary>A limit of memory below what the engine takes, or below what is reserved.</summary>
public sealed partial class MemoryLimitRefused : ComposeRule
{
    /// <summary>moby daemon/daemon_unix.go linuxMinMemory.</summary>
    private const long EngineMinimum = 6 * 1024 * 1024;

    /// <summary>moby/swarmkit manager/controlapi/service.go validateResources.</summary>
    private const long SwarmMinimum = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        var (minimum, shown) = context.Target == DeploymentTarget.Stack ? (SwarmMinimum, "4 MiB") : (EngineMinimum, "6 MiB");
        foreach (var service in context.Project.Services)
        {
            var isStack = context.Target == DeploymentTarget.Stack;
            var resources = service.Deploy?.Node["resources"] as YamlMapping;
            var limit = (resources?["limits"] as YamlMapping)?["memory"] ?? (isStack ? null : service.Node["mem_limit"]);
            var reserved = (resources?["reservations"] as YamlMapping)?["memory"] ?? (isStack ? null : service.Node["mem_reservation"]);
            Below(context, service, limit, minimum, "limit", shown);
            Below(context, service, reserved, minimum, "reservation", shown);
            if (Bytes(limit) is { } most && Bytes(reserved) is { } least && most >= minimum && least > most)
                context.Report(
                    Part(service, (YamlScalar)limit!, "limit"), Part(service, (YamlScalar)reserved!, "reservation"),
                    $"{service} may have {((YamlScalar)limit!).Value} of memory and reserves {((YamlScalar)reserved!).Value}");
        }
    }

    private static void Below(ComposeContext context, ComposeService service, YamlNode? node, long minimum, string noun, string shown)
    {
        if (Bytes(node) is > 0 and var bytes && bytes < minimum)
            context.Report(Part(service, (YamlScalar)node!, noun), $"the memory {noun} of {service} is {((YamlScalar)node!).Value}: {shown} is the least that is taken");
    }

    private static Element Part(ComposeService service, YamlScalar at, string noun) => new(at.Span, service.Context, service.Name, service.Key + ".memory." + noun, at.Origin);

    /// <summary>docker/go-units RAMInBytes: powers of 1024, whatever the suffix.</summary>
    private static long? Bytes(YamlNode? node)
    {
        if (node is not YamlScalar { UnknownReason: null, IsNull: false } scalar)
            return null;
        var text = scalar.GoText();
        var end = text.Length;
        while (end > 0 && text[end - 1] is not ((>= '0' and <= '9') or '.'))
            end--;
        if (!double.TryParse(text.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var suffix = text.Substring(end).Trim().ToLowerInvariant();
        if (suffix is "" or "b")
            return (long)number;
        var power = "kmgtp".IndexOf(suffix[0]);
        return power < 0 ? null : (long)(number * Math.Pow(1024, power + 1));
    }
}
