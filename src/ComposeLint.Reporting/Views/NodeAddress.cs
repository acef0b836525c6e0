using ComposeLint.Analysis;

namespace ComposeLint.Reporting.Views;

/// <summary>How what stands for the node's own address (<see cref="SimulatedEngine.NodeIPv4"/>) is shown: as HOST.</summary>
public static class NodeAddress
{
    /// <summary>A text as a person should read it.</summary>
    public static string Shown(string text) =>
        text.Replace(SimulatedEngine.NodeIPv4, "HOST", StringComparison.Ordinal).Replace(SimulatedEngine.NodeIPv6, "HOST", StringComparison.Ordinal);
}
