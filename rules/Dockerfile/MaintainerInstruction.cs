using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>MAINTAINER is deprecated.</summary>
public sealed partial class MaintainerInstruction : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ValueInstruction { Kind: InstructionKind.Maintainer } maintainer)
                continue;
            var author = maintainer.Value.Unquoted.Replace("\"", "");
            var text = "LABEL org.opencontainers.image.authors=\"" + author + "\"";
            var edit = new TextEdit(maintainer.Context, text);
            var fixes = author.IndexOf('$') >= 0 || author.IndexOf('\\') >= 0 ? default : ImmutableArray.Create(new Fix("Write a label", ImmutableArray.Create(edit)));
            context.Report(maintainer, "MAINTAINER is deprecated: use a label", fixes: fixes);
        }
    }
}
