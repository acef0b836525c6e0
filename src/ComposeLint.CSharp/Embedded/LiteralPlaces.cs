using System.Globalization;
using System.Text;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Embedded;

/// <summary>
/// Puts a text together from the constants that make it, and notes for every character where it stands in the code. Roslyn's own map from a literal's value
/// to its source is internal (API.md section 1.4).
/// </summary>
internal sealed class LiteralPlaces(Places places, Func<SyntaxTree, SemanticModel> modelOf, SyntaxNode fallback)
{
    /// <summary>How often a constant may stand for another one.</summary>
    private const int Depth = 8;

    private readonly StringBuilder _text = new();
    private readonly List<EmbeddedRun> _runs = new();
    private int _holes;

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Where its characters stand.</summary>
    public ImmutableArray<EmbeddedRun> Runs => _runs.ToImmutableArray();

    /// <summary>Adds a value: constants, and a variable of the embedded language for what is not known.</summary>
    public void Add(Value value)
    {
        switch (value)
        {
            case Template template:
                foreach (var part in template.Parts)
                    Add(part);
                break;
            case Scalar { Pieces: { IsEmpty: false } pieces }:
                foreach (var piece in pieces)
                    Add(piece);
                break;
            case Scalar scalar:
                if (scalar.Site is { } site)
                    Add(site, Folding.Text(scalar), Depth);
                else
                    Whole(fallback, Folding.Text(scalar));
                break;
            default:
                Hole(fallback);
                break;
        }
    }

    /// <summary>Adds the value of a string literal, or of an interpolated string, by its syntax alone.</summary>
    public void Add(ExpressionSyntax expression)
    {
        if (modelOf(expression.SyntaxTree).GetConstantValue(expression) is { HasValue: true, Value: string text })
        {
            Add(expression, text, Depth);
        }
        else if (expression is InterpolatedStringExpressionSyntax interpolated)
        {
            foreach (var content in interpolated.Contents)
            {
                if (content is InterpolatedStringTextSyntax part)
                    Add(part, part.TextToken.ValueText, Depth);
                else
                    Hole(content);
            }
        }
    }

    private void Hole(SyntaxNode site)
    {
        _holes++;
        Append("${CSHARP_" + _holes.ToString(CultureInfo.InvariantCulture) + "}", places.At(site), EmbeddedRunKind.Hole);
    }

    private void Whole(SyntaxNode site, string text) => Append(text, places.At(site), EmbeddedRunKind.Whole);

    private void Append(string text, SourceSpan host, EmbeddedRunKind kind)
    {
        if (text.Length == 0)
            return;
        _runs.Add(new EmbeddedRun(_text.Length, text.Length, host, kind));
        _text.Append(text);
    }

    /// <summary>Adds a constant expression; where its parts do not give the text, it stands for all of it.</summary>
    private void Add(SyntaxNode site, string text, int depth)
    {
        var (length, runs) = (_text.Length, _runs.Count);
        AddParts(site, text, depth);
        if (_text.Length - length == text.Length && _text.ToString(length, text.Length) == text)
            return;
        _text.Length = length;
        _runs.RemoveRange(runs, _runs.Count - runs);
        Whole(site, text);
    }

    private void AddParts(SyntaxNode site, string text, int depth)
    {
        switch (site)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression, text, depth);
                break;
            case LiteralExpressionSyntax literal when literal.Token.Value is string:
                Align(new LiteralText(literal.Token, literal.Token.Text, literal.Token.SpanStart), text);
                break;
            case InterpolatedStringTextSyntax part when part.Parent is InterpolatedStringExpressionSyntax whole:
                Align(new LiteralText(part, whole), text);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                    AddConstant(content is InterpolationSyntax hole ? hole.Expression : content, content is InterpolatedStringTextSyntax own ? own.TextToken.ValueText : null, depth);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                AddConstant(sum.Left, null, depth);
                AddConstant(sum.Right, null, depth);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when depth > 0 && InitializerOf(site) is { } initializer:
                Add(initializer, text, depth - 1);
                break;
            default:
                Whole(site, text);
                break;
        }
    }

    private void AddConstant(SyntaxNode part, string? known, int depth)
    {
        var text = known ?? modelOf(part.SyntaxTree).GetConstantValue(part).Value?.ToString() ?? "";
        if (text.Length > 0)
            Add(part, text, depth);
    }

    private ExpressionSyntax? InitializerOf(SyntaxNode name) =>
        modelOf(name.SyntaxTree).GetSymbolInfo(name).Symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? value : null;

    private void Align(LiteralText literal, string text)
    {
        var source = places.At(literal.Node).Source;
        foreach (var (length, start, end, isVerbatim) in literal.Runs(text))
            Append(text.Substring(literal.Aligned - length, length), source.At(start, end), isVerbatim ? EmbeddedRunKind.Verbatim : EmbeddedRunKind.Whole);
    }
}
