using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ADD is given what a variable decides.</summary>
public sealed partial class AddOfVariable : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Kind: InstructionKind.Add, Destination: not null } add || !add.Sources.All(source => NeedsAdd(source) || StartsWithVariable(source)))
                continue;
            var variable = add.Sources.FirstOrDefault(source => !NeedsAdd(source));
            if (variable.Text is not null)
                context.Report(add.Element(variable), $"{variable} may be a file, which COPY copies");
        }
    }

    private static bool StartsWithVariable(Word source) => source.Unquoted.StartsWith("$", StringComparison.Ordinal);

    private static bool NeedsAdd(Word source) => PathText.IsArchive(source.Unquoted) || PathText.IsRemote(source.Unquoted) || CopyInstruction.IsHeredoc(source);
}
