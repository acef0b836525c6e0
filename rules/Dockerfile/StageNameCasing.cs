using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage's name holds upper case.</summary>
public sealed partial class StageNameCasing : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            if (stage.From.Alias is not { } alias || alias.Text == alias.Text.ToLowerInvariant())
                continue;
            var isUsed = context.File.Instructions.Any(i => i != stage.From && i.Context.Text.IndexOf(alias.Text, StringComparison.Ordinal) >= 0);
            var fix = new Fix("Write the name in lower case", ImmutableArray.Create(new TextEdit(alias.Span, alias.Text.ToLowerInvariant())));
            context.Report(stage.From.Element(alias), $"the stage's name {alias} holds upper case", fixes: isUsed ? default : ImmutableArray.Create(fix));
        }
    }
}
