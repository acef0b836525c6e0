using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary>A binding of a container port that a later one replaces.</summary>
public sealed partial class ReplacedPortBinding : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var container in context.Model.Containers)
        {
            foreach (var (publish, by) in container.Replaced)
                context.Report(publish, by, $"{container} binds port {publish.ContainerPort} again, so that this binding has no effect");
        }
    }
}
