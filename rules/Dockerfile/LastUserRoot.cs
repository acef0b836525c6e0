using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The container runs as root by choice.</summary>
public sealed partial class LastUserRoot : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.File.Stages.IsEmpty)
            return;
        var stage = context.File.Stages[context.File.Stages.Length - 1];
        if (RootUser.LastOf(stage) is { } user)
            context.Report(user.Element(user.Value), $"the container runs as root: {user.Value} is the last USER of the final stage");
    }
}
