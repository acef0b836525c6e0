using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    /// <summary>What holds when a condition does, or does not.</summary>
    private ImmutableArray<Guard> Conditions(IOperation condition, bool holds, Frame frame)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Conditions(not.Operand, !holds, frame);
            case IParenthesizedOperation parenthesized:
                return Conditions(parenthesized.Operand, holds, frame);
            case IConversionOperation conversion:
                return Conditions(conversion.Operand, holds, frame);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                return Conditions(both.LeftOperand, true, frame).AddRange(Conditions(both.RightOperand, true, frame));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds:
                return Conditions(either.LeftOperand, false, frame).AddRange(Conditions(either.RightOperand, false, frame));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                if (Compared(comparison, frame) is var (kind, expected))
                {
                    var equal = comparison.OperatorKind == BinaryOperatorKind.Equals == expected;
                    return ImmutableArray.Create(new Guard(kind, holds == equal, ""));
                }

                break;
        }

        var known = KindOf(Evaluate(condition, frame));
        return ImmutableArray.Create(new Guard(known, holds, known == GuardKind.Other ? condition.Syntax.ToString() : ""));
    }

    private (GuardKind Kind, bool Expected)? Compared(IBinaryOperation comparison, Frame frame)
    {
        var (left, right) = (Evaluate(comparison.LeftOperand, frame), Evaluate(comparison.RightOperand, frame));
        if (left is Scalar)
            (left, right) = (right, left);
        var kind = KindOf(left);
        if (kind == GuardKind.Other || right is not Scalar { Constant: var constant })
            return null;
        return constant switch
        {
            bool value => (kind, value),
            string text when kind == GuardKind.InContainer => (kind, text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1"),
            _ => null,
        };
    }

    private static GuardKind KindOf(Value value) => value is not Unknown unknown ? GuardKind.Other : (unknown.Identity?.Name, unknown.Key) switch
    {
        (_, "DOTNET_RUNNING_IN_CONTAINER") => GuardKind.InContainer,
        ("IsLinux" or "Linux", _) => GuardKind.Linux,
        ("IsWindows" or "Windows", _) => GuardKind.Windows,
        ("IsMacOS" or "OSX", _) => GuardKind.Mac,
        ("IsRunMode", _) => GuardKind.Run,
        ("IsPublishMode", _) => GuardKind.Publish,
        ("IsDevelopment", _) => GuardKind.Development,
        _ => GuardKind.Other,
    };
}
