using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Files copied behind USER belong to root.</summary>
public sealed partial class CopyAfterUserWithoutChown : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Destination: { } target } copy || copy.Flag("chown") is not null)
                continue;
            var user = instruction.Stage?.Instructions.TakeWhile(i => i != instruction).OfType<ValueInstruction>().LastOrDefault(i => i.Kind == InstructionKind.User);
            if (user is not null && user.Value.Text.Split(':')[0] is not ("root" or "0") && !user.Value.HasVariable)
                context.Report(copy.Element(target), user, $"the files in {target} belong to root, not to {user.Value}", related: ImmutableArray<Annotation>.Empty);
        }
    }
}
