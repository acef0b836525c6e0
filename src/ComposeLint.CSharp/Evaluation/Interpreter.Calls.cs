using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    private Value Invoke(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod;
        var receiver = invocation.Instance is null ? null : Evaluate(invocation.Instance, frame);
        var arguments = Arguments(invocation.Arguments, frame);
        var written = arguments;
        if (receiver is null && method.IsExtensionMethod && method.Parameters.Length > 0)
        {
            receiver = arguments.FirstOrDefault(a => a.Key == method.Parameters[0].Name).Value.Value;
            written = arguments.RemoveAll(a => a.Key == method.Parameters[0].Name);
        }

        if (invocation.Instance?.Type is { TypeKind: TypeKind.Delegate } && method.Name == "Invoke")
            return receiver is Function function ? Call(function, written.Select(a => a.Value.Value).ToImmutableArray(), frame) : new Unknown(Unknown.Parameter, Symbol(invocation.Instance));
        var call = new Call(method, NameOf(invocation.Syntax), invocation.Syntax, written, frame.Guards);
        return Dispatch(call, receiver, invocation, frame);
    }

    private Value Dispatch(Call call, Value? receiver, IInvocationOperation? invocation, Frame frame)
    {
        var method = call.Method;
        if (receiver is Choice choice)
        {
            if (choice.Values.OfType<Instance>().Any() || choice.Values.OfType<Chain>().Any())
            {
                Value? all = null;
                foreach (var one in choice.Values.Where(v => v is Instance or Chain))
                {
                    var result = Dispatch(call, one, invocation, frame);
                    all = all is null ? result : Choice.Of(all, result);
                }

                return all!;
            }
        }

        if (receiver is Chain chain && Libraries.IsImmutableBuilder(method.ContainingType) && !IsOurs(method))
            return Extend(chain, call, frame);
        if (Functions.Answer(call, receiver) is { } answer)
            return answer;
        if (receiver is Instance collection && Collect(collection, call, frame) is { } collected)
            return collected;
        var followed = invocation is null ? null : FollowCall(invocation, call, receiver, frame);
        if (receiver is Chain escaping && followed is null or Unknown && IsBuilder(method.ReturnType))
            return Handed(escaping, call);
        if (followed is not null)
            return followed;
        return External(call, receiver, frame);
    }

    /// <summary>A Testcontainers builder's own method: another link, or the object it builds.</summary>
    private Value Extend(Chain chain, Call call, Frame frame)
    {
        RunCallbacks(call, frame, receiverResource: null);
        if (IsBuilder(call.Method.ReturnType))
            return chain.With(call);
        if (call.Name != "Build")
            return new Unknown(Unknown.External, call.Method);
        var built = new Instance(call.Method.ReturnType, chain.Root.Site, chain.Root.Guards)
        {
            Maker = call,
            BuiltFrom = chain,
            Member = chain.Root.Member,
        };
        Watch(built, frame);
        return built;
    }

    /// <summary>A builder given to code that cannot be seen: what comes back may have more calls on it.</summary>
    private static Chain Handed(Chain chain, Call call)
    {
        chain.Root.Escapes = true;
        return chain.Opened(call.Method.Name + " adds to it");
    }

    private static bool IsBuilder(ITypeSymbol type) => Libraries.IsImmutableBuilder(type) || type is ITypeParameterSymbol;

    private Value External(Call call, Value? receiver, Frame frame)
    {
        var method = call.Method;
        var library = Libraries.IsDeclaredByLibrary(method.ContainingType);
        var returned = Libraries.Awaited(method.ReturnType);
        var receiverType = method.IsExtensionMethod && method.ReducedFrom is null && method.Parameters.Length > 0 ? method.Parameters[0].Type : method.ContainingType;
        var resource = Libraries.ResourceType(receiverType);
        var target = receiver as Instance;
        var watched = target is not null && (Libraries.IsWatched(target.Type) || Libraries.IsWatched(receiverType));
        if (watched || library)
            WatchedCalls.Add(call);
        if (watched)
            target!.Calls.Add(call);
        else if (target is not null && !library)
            target.PassedTo.Add(call);
        HandOver(call, target, library);
        RunCallbacks(call, frame, watched && resource is not null ? target : null);
        if (!watched && (library || Functions.IsCommandSink(call) || Functions.IsTextSink(call)))
            StaticCalls.Add(call);

        if (watched && IsSame(target!, receiverType, returned, resource))
            return target!;
        if (!library && !watched || returned.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean)
            return new Unknown(Unknown.External, method);
        if (!watched && !Libraries.IsWatched(returned))
            return new Unknown(Unknown.External, method);
        if (Libraries.IsImmutableBuilder(returned))
            return new Unknown(Unknown.External, method);
        var made = new Instance(returned, call.Syntax, frame.Guards) { Maker = call, Parent = target, Member = frame.Member };
        Watch(made, frame);
        return made;
    }

    private static bool IsSame(Instance target, ITypeSymbol receiverType, ITypeSymbol returned, ITypeSymbol? resource)
    {
        if (resource is not null)
            return Libraries.ResourceType(returned) is { } back && SymbolEqualityComparer.Default.Equals(back, resource);
        return SymbolEqualityComparer.Default.Equals(returned, target.Type) ||
            SymbolEqualityComparer.Default.Equals(returned, receiverType) && returned.SpecialType == SpecialType.None && returned.TypeKind is TypeKind.Class or TypeKind.Interface;
    }

    /// <summary>Notes who got hold of what.</summary>
    private static void HandOver(Call call, Instance? receiver, bool toLibrary)
    {
        foreach (var argument in call.Arguments)
            HandOver(call, argument.Value.Value, receiver, toLibrary, depth: 0);
    }

    private static void HandOver(Call call, Value value, Instance? receiver, bool toLibrary, int depth)
    {
        switch (value)
        {
            case Instance handed when handed != receiver:
                handed.PassedTo.Add(call);
                handed.Escapes |= !toLibrary;
                if (depth < 2 && handed.Type is IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true })
                {
                    foreach (var entry in handed.Items)
                        HandOver(call, entry.Item.Value, receiver, toLibrary, depth + 1);
                }

                break;
            case Chain chain when !toLibrary:
                chain.Root.Escapes = true;
                break;
            case Choice choice:
                foreach (var one in choice.Values)
                    HandOver(call, one, receiver, toLibrary, depth);
                break;
        }
    }

    /// <summary>Lambdas given to a library run once, on objects that stand for what the library would hand them.</summary>
    private void RunCallbacks(Call call, Frame frame, Instance? receiverResource)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Value is not Function function || _running.Contains(function.Method))
                continue;
            var given = function.Method.Parameters.Select(parameter => Given(parameter, call, argument.Value.Syntax, receiverResource, frame)).ToImmutableArray();
            function.GivenArguments = given;
            function.Returned = Call(function, given, frame);
        }
    }

    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, Instance> _singletons = new(StringComparer.Ordinal);

    private Value Given(IParameterSymbol parameter, Call call, SyntaxNode site, Instance? receiverResource, Frame frame)
    {
        var type = parameter.Type;
        if (Libraries.ResourceType(type) is { } resource && receiverResource is not null)
        {
            // A tool such as pgAdmin is one resource, however many databases ask for it (USAGE.md, U11).
            if (SymbolEqualityComparer.Default.Equals(resource, Libraries.ResourceType(receiverResource.Type)))
                return receiverResource;
            var key = resource.ToDisplayString();
            if (!_singletons.TryGetValue(key, out var tool))
            {
                tool = new Instance(type, call.Syntax, frame.Guards) { Maker = call, Parent = receiverResource, Member = frame.Member };
                _singletons[key] = tool;
                Watch(tool, frame);
            }

            return tool;
        }

        if (Libraries.IsImmutableBuilder(type))
            return new Unknown(Unknown.Parameter, parameter);
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Interface) || type.SpecialType != SpecialType.None || !Libraries.IsWatched(type))
            return new Unknown(Unknown.Parameter, parameter);
        var given = new Instance(type, site, frame.Guards) { IsGiven = true, Open = Unknown.External, Member = frame.Member };
        Watch(given, frame);
        return given;
    }

    /// <summary>Runs a lambda or a named method of the compilation.</summary>
    private Value Call(Function function, ImmutableArray<Value> arguments, Frame frame)
    {
        var parameters = function.Method.Parameters;
        var bound = parameters.Select((p, i) => new KeyValuePair<IParameterSymbol, Value>(p, i < arguments.Length ? arguments[i] : new Unknown(Unknown.Parameter, p))).ToImmutableArray();
        if (function.Body is null)
        {
            return DeclarationOf(function.Method) is { } declaration
                ? Follow(function.Method, declaration, frame.This as Instance, bound, null, frame) ?? new Unknown(Unknown.Computed, function.Method)
                : new Unknown(Unknown.External, function.Method);
        }

        if (!_running.Add(function.Method))
            return new Unknown(Unknown.Computed);
        var captured = function.Captured ?? frame;
        var inner = new Frame(captured.Member, captured.Model, captured.Depth)
        {
            Variables = captured.Variables,
            Guards = frame.Guards,
            This = captured.This,
            ExtensionReceiver = captured.ExtensionReceiver,
        };
        foreach (var pair in bound)
            inner.Variables = inner.Variables.SetItem(pair.Key, pair.Value);
        Execute(function.Body, inner);
        foreach (var pair in inner.Variables)
        {
            if (captured.Variables.TryGetValue(pair.Key, out var before) && !ReferenceEquals(before, pair.Value))
                captured.Variables = captured.Variables.SetItem(pair.Key, pair.Value);
        }

        _running.Remove(function.Method);
        return inner.Returns.Count == 0 ? new Unknown(Unknown.Computed) : inner.Returns.Aggregate(Choice.Of);
    }

    private ImmutableArray<KeyValuePair<string, Operand>> Arguments(ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        var result = ImmutableArray.CreateBuilder<KeyValuePair<string, Operand>>(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is null)
                continue;
            var syntax = argument.Value.Syntax is ArgumentSyntax written ? written.Expression : argument.Value.Syntax;
            result.Add(new KeyValuePair<string, Operand>(argument.Parameter.Name, new Operand(Evaluate(argument.Value, frame), syntax)));
            if (argument.Parameter.RefKind is RefKind.Out or RefKind.Ref)
                Store(argument.Value, new Unknown(Unknown.Computed, Symbol(argument.Value)), frame);
        }

        return result.ToImmutable();
    }

    private static SyntaxNode NameOf(SyntaxNode syntax) => syntax is InvocationExpressionSyntax invocation ? invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        var other => other,
    } : syntax;

    private bool IsOurs(IMethodSymbol method) => method.OriginalDefinition.ContainingAssembly is { } assembly && assembly.Equals(compilation.Assembly, SymbolEqualityComparer.Default) && !method.IsAbstract &&
        !Libraries.IsDeclaredByLibrary(method.ContainingType);

    /// <summary>A statement that calls an immutable builder and drops what comes back.</summary>
    private void NoteDropped(IExpressionStatementOperation statement, Frame frame)
    {
        if (statement.Syntax is not ExpressionStatementSyntax || statement.Operation is not IInvocationOperation invocation)
            return;
        var method = invocation.TargetMethod;
        if (!Libraries.IsImmutableBuilder(method.ContainingType) || IsOurs(method) || method.Name == "Build" || invocation.Instance?.Type is not { } type || !Libraries.IsImmutableBuilder(type))
            return;
        if (Libraries.IsImmutableBuilder(method.ReturnType) && !Dropped.Any(call => call.Syntax == invocation.Syntax))
            Dropped.Add(new Call(method, NameOf(invocation.Syntax), invocation.Syntax, ImmutableArray<KeyValuePair<string, Operand>>.Empty, frame.Guards));
    }
}
