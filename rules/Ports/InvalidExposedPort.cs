using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Rules.Ports;

/// <summary>Something under <c>expose</c> that is no port.</summary>
public sealed partial class InvalidExposedPort : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        if (context.Target != DeploymentTarget.Compose)
            return;
        foreach (var service in context.Project.Services)
        {
            if (service.Node["expose"] is not YamlSequence list)
                continue;
            foreach (var item in list.Items)
                if (item is YamlScalar { UnknownReason: null } scalar && !IsPort(scalar.GoText()))
                    context.Report(new Element(scalar.Span, service.Context, scalar.Value, service.Key + ".expose." + scalar.Value, scalar.Origin), $"{service} exposes {scalar.Value}, which is no port");
        }
    }

    private static bool IsPort(string text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0 && text.Substring(slash + 1).ToLowerInvariant() is not ("tcp" or "udp" or "sctp"))
            return false;
        var parts = (slash < 0 ? text : text.Substring(0, slash)).Split('-');
        return parts.Length <= 2 && IsNumber(parts[0], out var first) && IsNumber(parts[parts.Length - 1], out var last) && first <= last;
    }

    private static bool IsNumber(string text, out int number)
    {
        number = 0;
        foreach (var c in text)
            if (c is < '0' or > '9' || (number = number * 10 + c - '0') > 65535)
                return false;
        return text.Length > 0;
    }
}
