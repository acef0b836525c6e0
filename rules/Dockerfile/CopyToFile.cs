using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Several sources are copied to what is no directory.</summary>
public sealed partial class CopyToFile : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not CopyInstruction { Kind: InstructionKind.Copy, Sources.Length: > 1, Destination: { } target } copy)
                continue;
            var path = target.Unquoted;
            if (path.EndsWith("/", StringComparison.Ordinal))
                continue;
            var place = copy.Element(target);
            if (target.HasVariable)
                context.Report(place, $"{target} must end with '/': several sources are copied there", Confidence.Medium);
            else
                context.Report(place, $"{target} must end with '/': several sources are copied there", fixes: Mend(target, copy));
        }
    }

    private static ImmutableArray<Fix> Mend(Word target, CopyInstruction copy)
    {
        if (copy.IsJson || target.Text != target.Unquoted)
            return default;
        var end = target.Span.Span.End;
        return ImmutableArray.Create(new Fix("End it with /", ImmutableArray.Create(new TextEdit(target.Span.Source.At(end, end), "/"))));
    }
}
