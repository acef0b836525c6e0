using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A Compose file that code brings up, and that is nowhere.</summary>
public sealed partial class ComposeFileNotFound : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var link in context.Model.ComposeLinks)
        {
            foreach (var file in link.Files)
            {
                if (file.IsMissing)
                    context.Report(new Element(file.Written.Span, link.Context, file.Written.Value, link.Key + "." + file.Written.Value), $"there is no file {file.Written.Value}: bringing it up fails", Confidence.Medium);
            }
        }
    }
}
