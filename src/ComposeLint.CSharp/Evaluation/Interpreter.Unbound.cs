using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    /// <summary>
    /// A call that does not bind as it stands: an argument's type is missing, or the receiver comes from a method that is. What it can only mean by its name and
    /// the receiver that is known is taken.
    /// </summary>
    private Value InvokeUnbound(InvocationExpressionSyntax invocation, Frame frame)
    {
        var written = invocation.ArgumentList.Arguments;
        var receiver = invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => Evaluate(frame.Model.GetOperation(access.Expression, cancellation), frame),
            MemberBindingExpressionSyntax when frame.Receivers.Count > 0 => frame.Receivers.Peek(),
            _ => null,
        };
        var operands = written.Select(a => new Operand(Evaluate(frame.Model.GetOperation(a.Expression, cancellation), frame), a.Expression)).ToList();
        var info = frame.Model.GetSymbolInfo(invocation, cancellation);
        var method = info.Symbol as IMethodSymbol ?? Best(info.CandidateSymbols.OfType<IMethodSymbol>(), written, frame) ?? Best(Named(invocation, receiver, frame), written, frame);
        if (method is null)
        {
            foreach (var operand in operands)
            {
                if (operand.Value is Instance instance)
                    instance.Escapes = true;
            }

            return receiver switch
            {
                Chain chain => chain.Opened(Unknown.External),
                // An app's builder gives back the resource that is added, which is not known here, and not itself.
                Instance { Type: { Name: not "IDistributedApplicationBuilder" } type } known when Libraries.ResourceType(type) is not null || Libraries.IsDeclaredByLibrary(type) && type.Name.EndsWith("Builder", StringComparison.Ordinal) => Opened(known),
                _ => new Unknown(Unknown.External),
            };
        }

        var arguments = ImmutableArray.CreateBuilder<KeyValuePair<string, Operand>>();
        for (var i = 0; i < operands.Count; i++)
        {
            if (ParameterFor(method, written, i) is { } parameter)
                arguments.Add(new KeyValuePair<string, Operand>(parameter.Name, operands[i]));
        }

        var original = method.ReducedFrom is null ? method : method.GetConstructedReducedFrom() ?? method.ReducedFrom;
        return Dispatch(new Call(original, NameOf(invocation), invocation, arguments.ToImmutable(), frame.Guards), receiver, null, frame);
    }

    /// <summary>A mutable builder is what its methods give back; what the unknown one adds is not known.</summary>
    private static Instance Opened(Instance builder)
    {
        builder.Open ??= Unknown.External;
        return builder;
    }

    /// <summary>The methods of the receiver's own type that bear the call's name.</summary>
    private static IEnumerable<IMethodSymbol> Named(InvocationExpressionSyntax invocation, Value? receiver, Frame frame)
    {
        var type = receiver switch { Chain chain => chain.Root.Type, Instance instance => instance.Type, _ => null };
        return type is not (INamedTypeSymbol or ITypeParameterSymbol) || NameOf(invocation) is not SimpleNameSyntax name
            ? Enumerable.Empty<IMethodSymbol>()
            : frame.Model.LookupSymbols(invocation.SpanStart, type, name.Identifier.ValueText, includeReducedExtensionMethods: true).OfType<IMethodSymbol>();
    }

    /// <summary>The overload whose parameters suit the arguments best; null when none does.</summary>
    private IMethodSymbol? Best(IEnumerable<IMethodSymbol> methods, SeparatedSyntaxList<ArgumentSyntax> written, Frame frame)
    {
        IMethodSymbol? best = null;
        var bestScore = -1;
        foreach (var method in methods)
        {
            var score = Score(method, written, frame);
            if (score > bestScore)
                (best, bestScore) = (method, score);
        }

        return best;
    }

    private int Score(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> written, Frame frame)
    {
        var score = 0;
        var given = new HashSet<IParameterSymbol>(SymbolEqualityComparer.Default);
        for (var i = 0; i < written.Count; i++)
        {
            if (ParameterFor(method, written, i) is not { } parameter)
                return -1;
            given.Add(parameter);
            var wanted = parameter.IsParams && parameter.Type is IArrayTypeSymbol array ? array.ElementType : parameter.Type;
            if (wanted is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
                wanted = nullable.TypeArguments[0];
            var type = frame.Model.GetTypeInfo(written[i].Expression, cancellation).Type;
            if (type is null or IErrorTypeSymbol || wanted.SpecialType == SpecialType.None || type.SpecialType == SpecialType.None)
                continue;
            if (wanted.SpecialType == type.SpecialType)
                score += 2;
            else if (!IsNumber(wanted.SpecialType) || !IsNumber(type.SpecialType))
                return -1;
        }

        return method.Parameters.All(p => p.IsOptional || p.IsParams || given.Contains(p)) ? score : -1;
    }

    private static bool IsNumber(SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static IParameterSymbol? ParameterFor(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> written, int index)
    {
        if (written[index].NameColon is { } named)
            return method.Parameters.FirstOrDefault(p => p.Name == named.Name.Identifier.ValueText);
        if (index < method.Parameters.Length)
            return method.Parameters[index];
        return method.Parameters.LastOrDefault() is { IsParams: true } rest ? rest : null;
    }
}
