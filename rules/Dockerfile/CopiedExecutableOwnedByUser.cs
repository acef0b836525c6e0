using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Programs are given to the user that runs them.</summary>
public sealed partial class CopiedExecutableOwnedByUser : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Destination: { } target } copy || copy.Flag("chown") is not { Value: { } owner } flag || owner.Split(':')[0] is "root" or "0")
                continue;
            if (target.Unquoted.StartsWith("/usr/local/bin", StringComparison.Ordinal) || target.Unquoted.StartsWith("/usr/bin", StringComparison.Ordinal) || target.Unquoted.StartsWith("/bin", StringComparison.Ordinal))
                context.Report(copy.Element(flag.Span, flag.ToString(), "chown"), $"{owner.Split(':')[0]} may write the programs in {target}");
        }
    }
}
