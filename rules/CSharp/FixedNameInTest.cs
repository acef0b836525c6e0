using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A test container or network with a name of its own: the engine has each name once.</summary>
public sealed partial class FixedNameInTest : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (!context.Model.Project.IsTest)
            return;
        foreach (var container in context.Model.Containers)
        {
            if (!container.OutlivesRun)
                Report(context, container, container.ContainerName, "container");
        }

        foreach (var network in context.Model.Networks)
        {
            if (network.Api == ContainerApi.Testcontainers)
                Report(context, network, network.NetworkName, "network");
        }
    }

    private static void Report(CSharpContext context, CodeElement owner, Located<string>? given, string what)
    {
        if (given is not { IsKnown: true, Value: { Length: > 0 } name } located)
            return;
        context.Report(
            new Element(located.Span, owner.Context, name, owner.Key + ".name"),
            $"the {what} is always called {name}: a second run at the same time, or one that was cut short, is in its way");
    }
}
