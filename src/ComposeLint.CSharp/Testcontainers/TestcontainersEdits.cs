using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Testcontainers;

/// <summary>Edits of builder chains.</summary>
internal static class TestcontainersEdits
{
    /// <summary>
    /// Lets the engine choose the host's port: <c>WithPortBinding(5433, 5432)</c> becomes <c>WithPortBinding(5432, true)</c>; for a port that the module
    /// binds at random anyway the call goes.
    /// </summary>
    public static ImmutableArray<TextEdit> ToRandomPort(Places places, Call call, Operand inside, ITypeSymbol builder, PublishFact publish)
    {
        if (call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation)
            return ImmutableArray<TextEdit>.Empty;
        if (publish.ContainerPort.IsKnown && ModulePorts.IsKnown(builder) && ModulePorts.Of(builder).Contains(publish.ContainerPort.Value))
        {
            // From the end of the receiver to the end of the call: the dot, the name and the line break before it go too.
            var whole = places.At(invocation);
            return ImmutableArray.Create(new TextEdit(whole.Source.At(access.Expression.Span.End, invocation.Span.End), ""));
        }

        var arguments = places.At(invocation.ArgumentList);
        return ImmutableArray.Create(new TextEdit(arguments, "(" + inside.Syntax + ", true)"));
    }

    /// <summary>Keeps the result of a dropped call: <c>builder.WithX()</c> becomes <c>builder = builder.WithX()</c>.</summary>
    public static ImmutableArray<TextEdit> KeepResult(Places places, Call call)
    {
        ExpressionSyntax? receiver = call.Syntax as ExpressionSyntax;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            receiver = access.Expression;
        if (receiver is not IdentifierNameSyntax variable)
            return ImmutableArray<TextEdit>.Empty;
        var whole = places.At(call.Syntax);
        return ImmutableArray.Create(new TextEdit(whole.Source.At(call.Syntax.Span.Start, call.Syntax.Span.Start), variable.Identifier.ValueText + " = "));
    }
}
