using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>Compose files that tests bring up, and that take ports of the machine.</summary>
public sealed partial class FixedPortInComposeOfTest : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (!context.Model.Project.IsTest)
            return;
        foreach (var link in context.Model.ComposeLinks)
        {
            var ports = link.Project?.Services.SelectMany(service => service.FixedPorts.Select(port => (service.Service, port.Element, port.Port))).ToList();
            if (ports is not { Count: > 0 })
                continue;
            var (service, element, port) = ports[0];
            var also = context.Model.Containers.SelectMany(container => container.Publishes.Select(publish => (container, publish))).FirstOrDefault(pair => pair.publish.FixedHostPort is { } taken && ports.Any(item => item.Port == taken) && !pair.publish.IsConditional);
            context.Report(
                link,
                element,
                also.container is null
                    ? $"the tests bring up {link}, whose {service} takes port {port} of the machine: parallel runs and whatever listens there already make it fail"
                    : $"the tests bring up {link}, which takes port {also.publish.FixedHostPort} of the machine, and so does {also.container}: where both run, one does not start",
                related: ports.Take(6).Select(item => new Annotation(item.Element.Span, $"{item.Service} takes {item.Port}")).ToImmutableArray(),
                help: "publish the container's port alone (\"5432\"), and ask where it is published");
        }
    }
}
