using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A parser directive has no effect.</summary>
public sealed partial class MisplacedDirective : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var first = context.File.Instructions.IsEmpty ? int.MaxValue : context.File.Instructions[0].Span.Span.Start;
        foreach (var comment in context.File.Comments)
        {
            if (comment.Span.Span.Start > first)
                break;
            var equals = comment.Text.IndexOf('=');
            var name = equals < 0 ? "" : comment.Text.Substring(0, equals).TrimEnd();
            // check before an instruction is read there, too.
            if (name.ToLowerInvariant() is "syntax" or "escape" && told.Add(name))
                context.Report(new Element(comment.Span, comment.Span, name, "comments." + name), $"'{name}' is only a comment here: a directive stands on the first lines");
        }
    }
}
