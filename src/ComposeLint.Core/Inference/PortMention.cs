using System.Globalization;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>Whether the files speak of a port where a workload is set up, so that it may well listen there.</summary>
public static class PortMention
{
    /// <summary>Whether the environment, the command or the image's own name the number, or a variable hides it. What refers to others counts too: better silent than wrong.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="port">The port.</param>
    /// <param name="except">The variable that raised the question; null for none.</param>
    public static bool In(Workload workload, int port, Variable? except = null)
    {
        var number = port.ToString(CultureInfo.InvariantCulture);
        foreach (var variable in workload.Variables)
            if (variable != except && variable.Value is { } value && (!value.TryGet(out var text) ? variable.Name.IndexOf("PORT", StringComparison.OrdinalIgnoreCase) >= 0 : Has(text, number)))
                return true;
        foreach (var word in workload.Words)
            if (!word.Value.TryGet(out var text) || Has(text, number))
                return true;
        if (workload.Built is not { } image)
            return false;
        return image.Command.Any(word => Has(word, number)) || image.HealthWords.Any(word => word.TryGet(out var text) && Has(text, number))
            || image.Variables.Values.Any(value => value.TryGet(out var text) && Has(text, number));
    }

    private static bool Has(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsDigit(text[at - 1])) && (at + number.Length == text.Length || !char.IsDigit(text[at + number.Length])))
                return true;
        return false;
    }
}
