using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A web server that its own code binds to loopback, in a project that is built into an image.</summary>
public sealed partial class LoopbackListenerInContainer : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        var (project, listeners) = (context.Model.Project, context.Model.Listeners);
        if (project.Dockerfile is null || project.HasKestrelSettings || listeners.IsEmpty)
            return;
        // Of the ways to say it the strongest decides, and the environment of the container has no part in it.
        var strongest = listeners.Min(listener => listener.Kind);
        var effective = listeners.Where(listener => listener.Kind == strongest).ToImmutableArray();
        if (listeners.Any(listener => listener.IsConditional) || !effective.All(listener => listener.IsLoopback))
            return;
        context.Report(
            effective[0],
            $"{project.Name} listens on {effective[0]} only: in the container that its Dockerfile makes nobody outside reaches it, whatever ASPNETCORE_URLS says",
            related: effective.Skip(1).Select(listener => new Annotation(listener.Span, "and here")).ToImmutableArray());
    }
}
