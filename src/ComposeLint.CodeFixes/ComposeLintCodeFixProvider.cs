using System.Composition;
using ComposeLint.Analyzers;
using ComposeLint.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.CodeFixes;

/// <summary>Offers the edits that a diagnostic brings with it: those that <c>composelint fix</c> makes, in C# and in the files beside it.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    Name = nameof(ComposeLintCodeFixProvider),
    DocumentKinds = new[] { nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument) })]
[Shared]
public sealed class ComposeLintCodeFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = RuleCatalogue.All.Select(rule => rule.Descriptor.Id).ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in DiagnosticFixes.Read(diagnostic.Properties))
                context.RegisterCodeFix(CodeAction.Create(fix.Title, cancellation => ApplyAsync(solution, fix, cancellation), diagnostic.Id + ": " + fix.Title), diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> ApplyAsync(Solution solution, DiagnosticFix fix, CancellationToken cancellation)
    {
        var changed = solution;
        foreach (var edits in fix.Edits.GroupBy(edit => edit.Path, StringComparer.Ordinal))
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(edits.Key))
            {
                var isCode = solution.GetDocument(id) is not null;
                if ((isCode ? solution.GetDocument(id) : solution.GetAdditionalDocument(id)) is not { } document)
                    continue;
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                // The diagnostic may be older than the text.
                if (!edits.All(edit => StandsIn(text, edit)))
                    return solution;
                var after = text.WithChanges(edits.OrderBy(edit => edit.Start).Select(edit => new TextChange(new TextSpan(edit.Start, edit.OldText.Length), edit.NewText)));
                changed = isCode ? changed.WithDocumentText(id, after) : changed.WithAdditionalDocumentText(id, after);
            }
        }

        return changed;
    }

    private static bool StandsIn(SourceText text, DiagnosticEdit edit) =>
        edit.Start + edit.OldText.Length <= text.Length && text.ToString(new TextSpan(edit.Start, edit.OldText.Length)) == edit.OldText;
}
