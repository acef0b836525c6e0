using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary>A pod on its node's own network, or on a port of it.</summary>
public sealed partial class PodOnNodeNetwork : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (context.Model.Project.IsTest)
            return;
        foreach (var taken in context.Model.NodeNetworks)
        {
            var owner = taken.Owner ?? "the pod";
            if (taken.HostPort is not { } port)
                context.Report(taken, $"{owner} shares the network of its node: it listens on the node's addresses, past every network policy, and one pod of it fits on a node");
            else if (port.TryGet(out var number) && number > 0)
                context.Report(taken, $"{owner} takes port {number} of its node, on every address of it: one pod of it fits on a node");
        }
    }
}
