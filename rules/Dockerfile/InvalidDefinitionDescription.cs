using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The comment above a stage or argument does not describe it.</summary>
public sealed partial class InvalidDefinitionDescription : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (!context.File.Checks.Enables("InvalidDefinitionDescription"))
            return;
        foreach (var instruction in context.File.Instructions)
        {
            var names = instruction switch
            {
                FromInstruction { Alias: { } alias } => ImmutableArray.Create(new Word(alias.Text.ToLowerInvariant(), alias.Span)),
                PairsInstruction { Kind: InstructionKind.Arg } arguments => arguments.Pairs.Select(pair => pair.Key).ToImmutableArray(),
                _ => ImmutableArray<Word>.Empty,
            };
            if (names.IsEmpty || instruction.Comments.IsEmpty)
                continue;
            var comment = instruction.Comments[instruction.Comments.Length - 1].Text;
            var space = comment.IndexOf(' ');
            var first = space < 0 ? comment : comment.Substring(0, space);
            if (names.All(name => name.Text != first))
                context.Report(instruction.Element(names[0]), $"the comment above does not begin with {names[0]}");
        }
    }
}
