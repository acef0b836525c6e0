using ComposeLint.Analysis;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp;

/// <summary>Comments that may silence findings: <c>// composelint: ignore[RULE] reason</c>.</summary>
public static class SuppressionComments
{
    /// <summary>What such a comment holds.</summary>
    public const string Mark = "composelint:";

    /// <summary>The comments of a file that name the tool.</summary>
    /// <param name="tree">The file as the compiler has parsed it.</param>
    /// <param name="text">Its text, the same characters.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IEnumerable<SourceComment> In(SyntaxTree tree, Text.SourceText text, CancellationToken cancellation)
    {
        if (text.Text.IndexOf(Mark, StringComparison.Ordinal) < 0)
            yield break;
        var root = tree.GetRoot(cancellation);
        foreach (var comment in root.DescendantTrivia())
        {
            if (!comment.IsKind(SyntaxKind.SingleLineCommentTrivia) || comment.ToString().IndexOf(Mark, StringComparison.Ordinal) < 0)
                continue;
            var lineStart = text.Lines.Line(text.Lines.Position(comment.SpanStart).Line).Start;
            var isTrailing = text.Text.Substring(lineStart, comment.SpanStart - lineStart).Trim().Length > 0;
            var token = isTrailing ? comment.Token : comment.Token.SpanStart >= comment.Span.End ? comment.Token : comment.Token.GetNextToken();
            yield return new SourceComment(text.At(comment.Span.Start, comment.Span.End), isTrailing, TargetOf(token, text));
        }
    }

    private static SourceSpan? TargetOf(SyntaxToken token, Text.SourceText text)
    {
        SyntaxNode? target = null;
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            // The widest node that begins here: the whole statement or member beneath the comment.
            if (node is StatementSyntax and not BlockSyntax or MemberDeclarationSyntax)
            {
                if (node is not (TypeDeclarationSyntax or BaseNamespaceDeclarationSyntax) || target is null)
                    target ??= node;
                break;
            }
        }

        target ??= token.Parent;
        return target is null ? null : text.At(target.Span.Start, target.Span.End);
    }
}
