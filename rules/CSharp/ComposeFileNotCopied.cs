using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A Compose file that tests bring up from where they run, and that the build leaves behind.</summary>
public sealed partial class ComposeFileNotCopied : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (!context.Model.Project.IsTest)
            return;
        foreach (var link in context.Model.ComposeLinks)
        {
            foreach (var file in link.Files)
            {
                if (file.IsLeftBehind)
                    context.Report(
                        new Element(file.Written.Span, link.Context, file.Written.Value, link.Key + "." + file.Written.Value),
                        $"{file.Written.Value} is looked for where the tests run, and {context.Model.Project.Name} does not copy it there",
                        Confidence.Medium,
                        help: $"<None Update=\"{file.Written.Value}\" CopyToOutputDirectory=\"PreserveNewest\" />");
            }
        }
    }
}
