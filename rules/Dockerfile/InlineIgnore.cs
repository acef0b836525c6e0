using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A comment silences findings.</summary>
public sealed partial class InlineIgnore : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var comment in context.File.Comments)
        {
            if (HadolintPragma.Read(comment) is not { Scope: HadolintScope.Instruction } pragma)
                continue;
            seen.TryGetValue(comment.Text, out var before);
            seen[comment.Text] = before + 1;
            var key = string.Format(System.Globalization.CultureInfo.InvariantCulture, before == 0 ? "comment.{0}" : "comment.{0}#{1}", comment.Text, before);
            context.Report(new Text.Element(comment.Span, comment.Span, comment.Text, key), $"findings of {string.Join(", ", pragma.Codes)} are silenced here");
        }
    }
}
