using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A secret is mounted readable for everyone.</summary>
public sealed partial class SecretMountReadable : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not RunInstruction run)
                continue;
            foreach (var mount in run.Mounts)
                if (mount.Type is "secret" or "ssh" && mount.Option("mode") is { Length: > 0 } mode && mode[mode.Length - 1] is >= '1' and <= '7')
                    context.Report(run.Element(mount.Span, "--mount", mount.Span.Text), $"mode {mode} lets everyone read the {mount.Type} mount");
        }
    }
}
