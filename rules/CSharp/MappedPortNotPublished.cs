using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Topology;

namespace ComposeLint.Rules.CSharp;

/// <summary>Code that asks where a container's port is published, of a port that is not.</summary>
public sealed partial class MappedPortNotPublished : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var container in context.Model.Containers)
        {
            if (container.OpenPublishes is not null || container.PublishesAll)
                continue;
            foreach (var use in container.PortUses)
            {
                if (container.Publishes.Any(port => port.Protocol == Protocol.Tcp && (!port.ContainerPort.TryGet(out var inside) || inside == use.Port)))
                    continue;
                context.Report(use, Message(container, use));
            }
        }
    }

    private static string Message(ContainerFact container, PortUse use) => use.Kind == PortUseKind.MappedPort
        ? $"{container} does not publish port {use.Port}: asking for its mapped port throws"
        : $"{container} does not publish port {use.Port}: a check from outside never gets through, and the start times out";
}
