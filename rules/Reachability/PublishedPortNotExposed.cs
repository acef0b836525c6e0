using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Reachability;

/// <summary>A port is published that the Dockerfile does not expose.</summary>
public sealed partial class PublishedPortNotExposed : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Built is not { Exposed.IsEmpty: false } image || image.Exposed.Any(exposed => !exposed.Ports.IsKnown))
                continue;
            foreach (var port in workload.Ports)
            {
                if (!port.Container.TryGet(out var inside) || !port.Protocol.TryGet(out var protocol) || inside.Count != 1)
                    continue;
                var number = inside.First.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (image.Exposed.Any(exposed => exposed.Protocol == protocol && exposed.Ports.Value.Contains(inside.First)) || image.Listeners.Any(l => l.Port == inside.First) || Mentions(workload, number))
                    continue;
                context.Report(
                    port.Part("target", port.Container),
                    $"{workload} publishes port {number}, but its Dockerfile exposes {string.Join(", ", image.Exposed.Select(exposed => exposed.Ports.Value))}",
                    Confidence.Medium,
                    related: ImmutableArray.Create(new Annotation(image.Exposed[0].Ports.Span, "EXPOSE")));
            }
        }
    }

    private static bool Mentions(Workload workload, string number) =>
        workload.Exposed.Any(exposed => exposed.Ports.TryGet(out var range) && range.ToString() == number)
        || workload.Variables.Any(variable => variable.Value is { } value && value.TryGet(out var text) && text is not null && text.IndexOf(number, StringComparison.Ordinal) >= 0)
        || workload.Built!.Command.Any(word => word.IndexOf(number, StringComparison.Ordinal) >= 0)
        || workload.Words.Any(word => word.Value.TryGet(out var text) && text.IndexOf(number, StringComparison.Ordinal) >= 0);
}
