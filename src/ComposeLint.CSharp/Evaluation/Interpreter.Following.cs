using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    private const int ShortBody = 1_500;

    private readonly Dictionary<SyntaxNode, bool> _candidates = new();

    /// <summary>Interprets a method of the compilation for this call; null when it is not followed.</summary>
    private Value? FollowCall(IInvocationOperation invocation, Call call, Value? receiver, Frame frame)
    {
        var method = invocation.TargetMethod;
        // In a library's own repository its methods mean what they mean elsewhere.
        if (method.IsAbstract || method.ContainingType.TypeKind == TypeKind.Interface || Libraries.IsDeclaredByLibrary(method.ContainingType) || DeclarationOf(method.OriginalDefinition) is not { } declaration)
            return null;
        if (!IsWorthFollowing(method, declaration, call, receiver))
            return null;
        var bound = ImmutableArray.CreateBuilder<KeyValuePair<IParameterSymbol, Value>>();
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            var value = receiver is not null && invocation.Instance is null && method.IsExtensionMethod && parameter.Ordinal == 0
                ? receiver
                : call.Argument(parameter.Name) is { } operand ? operand.Value : Evaluate(argument.Value, frame);
            bound.Add(new KeyValuePair<IParameterSymbol, Value>(parameter.OriginalDefinition, value));
        }

        var extension = invocation.Instance is not null && method.IsStatic == false && method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) ? receiver : null;
        return Follow(method.OriginalDefinition, declaration, receiver as Instance, bound.ToImmutable(), extension, frame);
    }

    private bool IsWorthFollowing(IMethodSymbol method, SyntaxNode declaration, Call call, Value? receiver)
    {
        if (receiver is Chain || receiver is Instance { Type: var type } && Libraries.IsWatched(type))
            return true;
        if (call.Arguments.Any(a => a.Value.Value is Chain or Function || a.Value.Value is Instance { Type: { } t } && Libraries.IsWatched(t)))
            return true;
        if (Libraries.IsWatched(Libraries.Awaited(method.ReturnType)) || HasCandidate(declaration))
            return true;
        if (call.Arguments.Any(a => a.Value.Value is Scalar { Constant: string { Length: < 200 } text } && Embedded.EmbeddedFiles.IsPath(text)))
            return true;
        return IsSimple(Libraries.Awaited(method.ReturnType)) && declaration.Span.Length <= ShortBody;
    }

    private static bool IsSimple(ITypeSymbol type) =>
        type.SpecialType is not (SpecialType.None or SpecialType.System_Void or SpecialType.System_Object) || type is IArrayTypeSymbol || type is INamedTypeSymbol { IsGenericType: true };

    private bool HasCandidate(SyntaxNode declaration)
    {
        if (!_candidates.TryGetValue(declaration, out var has))
            _candidates[declaration] = has = isCandidate(declaration);
        return has;
    }

    private Value? Follow(IMethodSymbol method, SyntaxNode declaration, Instance? self, ImmutableArray<KeyValuePair<IParameterSymbol, Value>> arguments, Value? extensionReceiver, Frame frame)
    {
        if (frame.Depth >= FollowDepth || ModelOf(declaration) is not { } model || !_active.Add(method))
            return null;
        try
        {
            var body = declaration is LocalFunctionStatementSyntax local
                ? (model.GetOperation(local, cancellation) as ILocalFunctionOperation)?.Body
                : Body(declaration, model);
            if (body is null)
                return null;
            _followed.Add(method);
            var inner = new Frame(method, model, frame.Depth + 1)
            {
                Guards = frame.Guards,
                This = self is { IsGiven: false } ? self : method.IsStatic ? null : frame.This,
                ExtensionReceiver = extensionReceiver,
                Variables = method.MethodKind == MethodKind.LocalFunction ? frame.Variables : ImmutableDictionary<ISymbol, Value>.Empty.WithComparers(SymbolEqualityComparer.Default),
            };
            foreach (var pair in arguments)
                inner.Variables = inner.Variables.SetItem(pair.Key, pair.Value);
            Execute(body, inner);
            if (BindsPortZero(declaration) && IsSimple(Libraries.Awaited(method.ReturnType)))
                return new Unknown(Unknown.FreePort, method);
            return inner.Returns.Count == 0 ? new Unknown(Unknown.Computed, method) : inner.Returns.Aggregate(Choice.Of);
        }
        finally
        {
            _active.Remove(method);
        }
    }

    /// <summary>Whether a helper asks the system for a free port: a listener or socket on port 0.</summary>
    private static bool BindsPortZero(SyntaxNode declaration)
    {
        foreach (var node in declaration.DescendantNodes())
        {
            var arguments = node switch
            {
                ObjectCreationExpressionSyntax { Type: var type, ArgumentList: { } list } when type.ToString().Split('.').Last() is "TcpListener" or "IPEndPoint" or "UdpClient" => list,
                _ => null,
            };
            if (arguments?.Arguments.LastOrDefault()?.Expression.ToString() is "0" or "IPEndPoint.MinPort")
                return true;
        }

        return declaration.DescendantTokens().Any(t => t.ValueText is "GetActiveTcpListeners" or "GetActiveTcpConnections");
    }
}
