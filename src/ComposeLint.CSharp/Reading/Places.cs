using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SourceText = ComposeLint.Text.SourceText;
using TextSpan = ComposeLint.Text.TextSpan;

namespace ComposeLint.CSharp.Reading;

/// <summary>From Roslyn's nodes and the interpreter's values to places and located values.</summary>
internal sealed class Places(Func<SyntaxTree, SourceText> textOf)
{
    private readonly Dictionary<SyntaxTree, SourceText> _texts = new();

    /// <summary>The place of a node.</summary>
    public SourceSpan At(SyntaxNode node)
    {
        if (!_texts.TryGetValue(node.SyntaxTree, out var text))
            _texts[node.SyntaxTree] = text = textOf(node.SyntaxTree);
        return text.At(new TextSpan(node.Span.Start, node.Span.Length));
    }

    /// <summary>The statement or member that holds a node: what a comment above it speaks of.</summary>
    public SourceSpan ContextOf(SyntaxNode node)
    {
        foreach (var outer in node.AncestorsAndSelf())
        {
            if (outer is StatementSyntax and not BlockSyntax || outer is MemberDeclarationSyntax)
                return At(outer);
        }

        return At(node);
    }

    /// <summary>A value as text.</summary>
    public Located<string> Text(Operand operand) => Locate(operand, scalar => scalar.Constant is null ? null : Folding.Text(scalar), "not text");

    /// <summary>A value as a whole number; text that is one counts.</summary>
    public Located<int> Number(Operand operand) => Locate<int?>(operand, scalar => Integer(scalar), "not a number").Select(number => number!.Value);

    /// <summary>A value as a truth value.</summary>
    public Located<bool> Truth(Operand operand) => Locate<bool?>(operand, scalar => scalar.Constant as bool?, "not a truth value").Select(truth => truth!.Value);

    /// <summary>An operand's value where it is null or the null constant.</summary>
    public static bool IsAbsent(Operand? operand) => operand is not { } given || given.Value is Scalar { Constant: null };

    private static int? Integer(Scalar scalar) => Folding.Integer(scalar) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number
        : scalar.Constant is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    private Located<T> Locate<T>(Operand operand, Func<Scalar, T?> read, string otherwise)
    {
        var at = At(operand.Syntax);
        if (operand.Value is not Scalar scalar)
            return Located<T>.Unknown(Reason(operand.Value), at);
        var origin = scalar.DefaultOf is { } key ? new Origin(OriginKind.InterpolationDefault, at, key) : null;
        return read(scalar) is { } value ? new Located<T>(value, at, origin) : Located<T>.Unknown(otherwise, at);
    }

    /// <summary>Why a value is not known.</summary>
    public static string Reason(Value value) => value switch
    {
        Unknown unknown => unknown.Reason,
        Choice => Unknown.Conditional,
        Template template => Reason(template.Parts.First(part => part is not Scalar)),
        Instance { Maker: { } maker } => maker.Name + " is known at run time",
        _ => Unknown.Computed,
    };
}
