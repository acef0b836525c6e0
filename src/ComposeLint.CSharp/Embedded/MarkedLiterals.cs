using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Embedded;

/// <summary>String literals whose language is said: by a comment <c>lang=yaml</c> before them, or by an attribute of what holds them.</summary>
internal static class MarkedLiterals
{
    /// <summary>The marked literals of a file, each with its surface.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="modelOf">Binds a file; asked for where a parameter is marked alone.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static IEnumerable<(ExpressionSyntax Literal, string Surface)> In(SyntaxTree tree, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        var hasComments = IsMarked(text);
        if (!hasComments && !HasAttributes(text))
            yield break;
        var root = tree.GetRoot(cancellation);
        foreach (var literal in root.DescendantNodes().OfType<ExpressionSyntax>().Where(node => node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression)))
        {
            if ((hasComments ? ByComment(literal) : null) is { } surface || (surface = ByAttribute(literal, modelOf)) is not null)
                yield return (literal, surface);
        }
    }

    /// <summary>Whether a text may hold a marking comment.</summary>
    public static bool IsMarked(string text) =>
        text.IndexOf("lang=", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("language=", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool HasAttributes(string text) => text.Contains("StringSyntax(") || text.Contains("LanguageInjection(");

    private static string? ByComment(ExpressionSyntax literal)
    {
        if (Mark(literal.GetFirstToken().GetPreviousToken().TrailingTrivia) is { } before)
            return before;
        if (Mark(literal.GetFirstToken().LeadingTrivia) is { } own)
            return own;
        // Above the statement or field that the literal is the value of, and of that one alone.
        var holder = literal.Ancestors().FirstOrDefault(node => node is StatementSyntax or MemberDeclarationSyntax);
        return literal.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax && holder is not null ? Mark(holder.GetLeadingTrivia()) : null;
    }

    private static string? Mark(SyntaxTriviaList trivia)
    {
        foreach (var comment in trivia.Reverse().Where(item => item.IsKind(SyntaxKind.SingleLineCommentTrivia) || item.IsKind(SyntaxKind.MultiLineCommentTrivia)))
        {
            var words = comment.ToString().Trim('/', '*', ' ', '\t').Split('=');
            if (words.Length >= 2 && words[0].Trim().ToLowerInvariant() is "lang" or "language")
                return EmbeddedFiles.SurfaceOfMark(words[1].Split(',', ' ')[0]);
        }

        return null;
    }

    private static string? ByAttribute(ExpressionSyntax literal, Func<SyntaxTree, SemanticModel> modelOf)
    {
        switch (literal.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax field } }:
                return Mark(field.AttributeLists);
            case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property }:
                return Mark(property.AttributeLists);
            case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax computed }:
                return Mark(computed.AttributeLists);
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } list } argument:
                var method = modelOf(literal.SyntaxTree).GetSymbolInfo(list.Parent!).Symbol as IMethodSymbol;
                var index = list.Arguments.IndexOf(argument);
                var parameter = argument.NameColon is { } named ? method?.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText) : method?.Parameters.ElementAtOrDefault(index);
                return parameter?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is ParameterSyntax declared ? Mark(declared.AttributeLists) : null;
            default:
                return null;
        }
    }

    private static string? Mark(SyntaxList<AttributeListSyntax> lists)
    {
        foreach (var attribute in lists.SelectMany(list => list.Attributes))
        {
            var name = attribute.Name.ToString();
            if ((name.EndsWith("StringSyntax", StringComparison.Ordinal) || name.EndsWith("LanguageInjection", StringComparison.Ordinal)) &&
                attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string language })
            {
                return EmbeddedFiles.SurfaceOfMark(language);
            }
        }

        return null;
    }
}
