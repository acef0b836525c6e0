using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ADD copies what COPY could.</summary>
public sealed partial class AddInsteadOfCopy : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Kind: InstructionKind.Add, Destination: not null } add || add.Sources.All(MayNeedAdd))
                continue;
            var isPlain = add.Sources.All(source => !NeedsAdd(source) && !source.HasVariable) && add.Flags.All(flag => flag.Name is "chown" or "chmod" or "link" or "exclude");
            var wanted = add.Keyword.Text == add.Keyword.Text.ToLowerInvariant() ? "copy" : "COPY";
            var fix = new Fix("Use COPY", ImmutableArray.Create(new TextEdit(add.Keyword.Span, wanted)));
            context.Report(add, "ADD does here what COPY does", fixes: isPlain ? ImmutableArray.Create(fix) : default);
        }
    }

    // What begins with a variable may be a URL.
    private static bool MayNeedAdd(Word source) => NeedsAdd(source) || source.Unquoted.StartsWith("$", StringComparison.Ordinal);

    private static bool NeedsAdd(Word source)
    {
        var path = source.Unquoted;
        return PathText.IsArchive(path) || PathText.IsRemote(path) || CopyInstruction.IsHeredoc(source);
    }
}
