using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>FROM and AS are written in different case.</summary>
public sealed partial class FromAsCasing : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            var keyword = stage.From.Keyword.Text;
            if (stage.From.AsKeyword is not { } word)
                continue;
            var isLower = keyword == keyword.ToLowerInvariant();
            if (!isLower && keyword != keyword.ToUpperInvariant())
                continue;
            var wanted = isLower ? word.Text.ToLowerInvariant() : word.Text.ToUpperInvariant();
            if (word.Text == wanted)
                continue;
            var fix = new Fix($"Write {wanted}", ImmutableArray.Create(new TextEdit(word.Span, wanted)));
            context.Report(stage.From.Element(word), $"{word} is not written like {keyword}", fixes: ImmutableArray.Create(fix));
        }
    }
}
