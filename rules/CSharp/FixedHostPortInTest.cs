using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>A test container that takes one port of the machine, so that a second run, or a second test class, cannot start.</summary>
public sealed partial class FixedHostPortInTest : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var container in context.Model.Containers)
        {
            if (container.Api != ContainerApi.Testcontainers && !context.Model.Project.IsTest)
                continue;
            foreach (var port in container.Publishes)
            {
                if (port.FixedHostPort is not { } fixedPort || port.IsConditional)
                    continue;
                context.Report(
                    port,
                    $"{container} takes port {fixedPort} of the machine that runs {(context.Model.Project.IsTest ? "the tests" : "it")}" + Why(container),
                    port.HostPort!.Value.Origin is null ? Confidence.High : Confidence.Low,
                    help: Help(port),
                    fixes: Fixes(port, fixedPort));
            }
        }
    }

    private static string Why(ContainerFact container) =>
        container.OutlivesRun ? ", and keeps it after the run" : ": parallel runs and whatever listens there already make it fail";

    private static string Help(PublishFact port) => port.ContainerPort.TryGet(out var inside)
        ? $"bind it at random, and ask GetMappedPublicPort({inside}) where it listens"
        : "bind it at random, and ask GetMappedPublicPort where it listens";

    private static ImmutableArray<Fix> Fixes(PublishFact port, int fixedPort) => port.ToRandomPort.IsEmpty
        ? ImmutableArray<Fix>.Empty
        : ImmutableArray.Create(new Fix("Let the engine choose the port", port.ToRandomPort, $"code that connects to port {fixedPort} has to ask GetMappedPublicPort instead"));
}
