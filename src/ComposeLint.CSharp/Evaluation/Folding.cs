using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>Arithmetic on what is known.</summary>
internal static class Folding
{
    /// <summary>The text of several values one after the other: a constant when all are, else a template.</summary>
    public static Value Concatenate(IEnumerable<Value> values)
    {
        var parts = ImmutableArray.CreateBuilder<Value>();
        var pieces = new List<Scalar>();
        string? defaultOf = null;
        foreach (var value in values.SelectMany(v => v is Template template ? template.Parts : ImmutableArray.Create(v)))
        {
            if (value is Scalar scalar)
            {
                defaultOf ??= scalar.DefaultOf;
                pieces.AddRange(scalar.Pieces.IsEmpty ? new[] { scalar } : scalar.Pieces);
                continue;
            }

            Flush();
            parts.Add(value);
        }

        Flush();
        return parts.Count switch
        {
            0 => new Scalar(""),
            1 when parts[0] is Scalar => parts[0],
            _ => new Template(parts.ToImmutable()),
        };

        void Flush()
        {
            if (pieces.Count == 0)
                return;
            parts.Add(pieces.Count == 1 && pieces[0].Constant is string && pieces[0].DefaultOf == defaultOf
                ? pieces[0]
                : new Scalar(string.Concat(pieces.Select(Text)), defaultOf) { Pieces = pieces.ToImmutableArray() });
            pieces.Clear();
        }
    }

    /// <summary>How a constant prints, by the invariant culture.</summary>
    public static string Text(Scalar scalar) => scalar.Constant switch
    {
        null => "",
        bool value => value ? "True" : "False",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    public static Value Binary(BinaryOperatorKind kind, Value left, Value right, ITypeSymbol? type)
    {
        if (left is Choice || right is Choice)
        {
            Value? all = null;
            foreach (var l in Choice.Flatten(left))
            {
                foreach (var r in Choice.Flatten(right))
                {
                    var one = Binary(kind, l, r, type);
                    all = all is null ? one : Choice.Of(all, one);
                }
            }

            return all!;
        }

        if (kind == BinaryOperatorKind.Add && type?.SpecialType == SpecialType.System_String)
            return Concatenate(new[] { left, right });
        if (left is Scalar a && right is Scalar b)
            return Constant(kind, a, b) is { } result ? new Scalar(result, a.DefaultOf ?? b.DefaultOf) : new Unknown(Unknown.Computed);
        return new Unknown(Unknown.Computed);
    }

    public static Value Unary(UnaryOperatorKind kind, Value operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Not, Scalar { Constant: bool value } scalar) => new Scalar(!value, scalar.DefaultOf),
        (UnaryOperatorKind.Minus, Scalar scalar) when Integer(scalar) is { } value => new Scalar(-value, scalar.DefaultOf),
        (UnaryOperatorKind.Plus, _) => operand,
        _ => new Unknown(Unknown.Computed),
    };

    /// <summary>A whole number; null for anything else.</summary>
    public static long? Integer(Value? value) => value is Scalar { Constant: { } constant } ? constant switch
    {
        int i => i,
        ushort u => u,
        short s => s,
        uint u => u,
        long l => l,
        byte b => b,
        sbyte b => b,
        ulong u when u <= long.MaxValue => (long)u,
        _ => null,
    } : null;

    private static object? Constant(BinaryOperatorKind kind, Scalar a, Scalar b)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Equals:
                return Same(a, b);
            case BinaryOperatorKind.NotEquals:
                return !Same(a, b);
            case BinaryOperatorKind.ConditionalAnd when a.Constant is bool x && b.Constant is bool y:
                return x && y;
            case BinaryOperatorKind.ConditionalOr when a.Constant is bool x && b.Constant is bool y:
                return x || y;
        }

        if (Integer(a) is not { } left || Integer(b) is not { } right)
            return null;
        return kind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when right is not 0 and not -1 => left / right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            _ => null,
        };
    }

    private static bool Same(Scalar a, Scalar b) =>
        Integer(a) is { } left && Integer(b) is { } right ? left == right : Equals(a.Constant, b.Constant);
}
