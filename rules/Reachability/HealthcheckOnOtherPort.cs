using ComposeLint.Analysis;
using ComposeLint.Inference;
using ComposeLint.Text;

namespace ComposeLint.Rules.Reachability;

/// <summary>The health check asks a port that nobody listens on.</summary>
public sealed partial class HealthcheckOnOtherPort : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.Built is not { Listeners.IsEmpty: false } image || HealthProbe.Of(workload) is not { AsksItself: true, Port: { } port } probe || image.Listeners.Any(listener => listener.Port == port))
                continue;
            var number = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (workload.Variables.Any(variable => variable.Value is { } value && value.TryGet(out var text) && text is not null && text.IndexOf(number, StringComparison.Ordinal) >= 0)
                || workload.Words.Any(word => word.Name != "healthcheck" && (!word.Value.TryGet(out var text) || text.IndexOf(number, StringComparison.Ordinal) >= 0))
                || workload.Ports.Any(published => !published.Container.TryGet(out var ports) || ports.Contains(port))
                || image.Command.Any(word => word.IndexOf(number, StringComparison.Ordinal) >= 0)
                || image.Variables.Values.Any(value => value.TryGet(out var text) && text.IndexOf(number, StringComparison.Ordinal) >= 0))
                continue;
            var listens = string.Join(", ", image.Listeners.Select(listener => listener.Port));
            context.Report(
                new Element(probe.Place, probe.Context, workload.Name, workload.Key + ".healthcheck.port"),
                $"the health check of {workload} asks port {number}, but it listens on {listens}",
                Confidence.Medium,
                related: image.Listeners.Where(listener => listener.Evidence is not null).Take(1).Select(listener => new Annotation(listener.Evidence!.Value, listener.Reason)).ToImmutableArray());
        }
    }
}
