using System.Globalization;
using ComposeLint.Analysis;

namespace ComposeLint.Reporting.Views;

/// <summary>How what stands for a node's own address (<see cref="SimulatedEngine.NodeIPv4"/>) is shown: as HOST; of the other nodes of a swarm as HOST2, HOST3 ...</summary>
public static class NodeAddress
{
    private const string Block = "192.0.2.";

    /// <summary>A text as a person should read it.</summary>
    public static string Shown(string text)
    {
        text = text.Replace(SimulatedEngine.NodeIPv6, "HOST", StringComparison.Ordinal);
        for (var at = text.IndexOf(Block, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Block, at + 1, StringComparison.Ordinal))
        {
            var end = at + Block.Length;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (int.TryParse(text.AsSpan(at + Block.Length, end - at - Block.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && SimulatedEngine.NumberOf(last) is { } node)
                text = string.Concat(text.AsSpan(0, at), "HOST", node == 1 ? "" : node.ToString(CultureInfo.InvariantCulture), text.AsSpan(end));
        }

        return text;
    }
}
