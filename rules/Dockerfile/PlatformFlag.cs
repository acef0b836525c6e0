using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>FROM has a --platform flag.</summary>
public sealed partial class PlatformFlag : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var reported = new HashSet<string>(context.File.Problems.Where(p => p.Kind == DockerfileProblems.ConstantPlatformKind).Select(p => p.Subject.Span.ToString()), StringComparer.Ordinal);
        foreach (var stage in context.File.Stages)
        {
            if (stage.From.Platform is not { Value: { } platform } flag || reported.Contains(flag.Span.ToString()))
                continue;
            if (platform.IndexOf("BUILDPLATFORM", StringComparison.Ordinal) < 0 && platform.IndexOf("TARGETPLATFORM", StringComparison.Ordinal) < 0)
                context.Report(stage.From.Element(flag.Span, flag.ToString(), "platform"), $"{flag} ignores the platform that the build asks for");
        }
    }
}
