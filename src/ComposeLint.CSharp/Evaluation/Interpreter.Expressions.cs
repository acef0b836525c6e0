using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    /// <summary>How deep expressions, with the helpers followed in them, may nest: well within the smallest stack.</summary>
    private const int DeepestNesting = 400;

    private int _nesting;

    /// <summary>What an expression is known to be.</summary>
    private Value Evaluate(IOperation? expression, Frame frame)
    {
        if (expression is null)
            return Value.Null;
        if (!Spend() || _nesting >= DeepestNesting)
            return new Unknown("the method is too long to follow");
        _nesting++;
        var value = EvaluateNested(expression, frame);
        _nesting--;
        return value;
    }

    private Value EvaluateNested(IOperation expression, Frame frame)
    {
        if (expression.ConstantValue is { HasValue: true, Value: var constant })
            return new Scalar(constant) { Site = expression.Syntax };
        switch (expression)
        {
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand, frame);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, frame);
            case IAwaitOperation await:
                return Evaluate(await.Operation, frame);
            case IArgumentOperation argument:
                return Evaluate(argument.Value, frame);
            case IInterpolatedStringOperation interpolated:
                return Folding.Concatenate(interpolated.Parts.Select(part => part switch
                {
                    IInterpolatedStringTextOperation text => Evaluate(text.Text, frame),
                    IInterpolationOperation { FormatString: null } hole => Evaluate(hole.Expression, frame),
                    IInterpolationOperation hole => new Unknown(Unknown.Computed, Symbol(hole.Expression)),
                    _ => new Unknown(Unknown.Computed),
                }));
            case IInterpolatedStringHandlerCreationOperation handler:
                return Evaluate(handler.Content, frame);
            case IBinaryOperation binary:
                return Folding.Binary(binary.OperatorKind, Evaluate(binary.LeftOperand, frame), Evaluate(binary.RightOperand, frame), binary.Type);
            case IUnaryOperation unary:
                return Folding.Unary(unary.OperatorKind, Evaluate(unary.Operand, frame));
            case IConditionalOperation conditional:
                return EvaluateConditional(conditional, frame);
            case ICoalesceOperation coalesce:
                return Coalesce(Evaluate(coalesce.Value, frame), () => Evaluate(coalesce.WhenNull, frame));
            case ISwitchExpressionOperation @switch:
                return EvaluateSwitch(@switch, frame);
            case ILocalReferenceOperation local:
                return frame.Variables.TryGetValue(local.Local, out var held) ? held : new Unknown(Unknown.Computed, local.Local);
            case IParameterReferenceOperation parameter:
                return EvaluateParameter(parameter.Parameter, frame);
            case IFieldReferenceOperation field:
                return EvaluateField(field, frame);
            case IPropertyReferenceOperation property:
                return EvaluateProperty(property, frame);
            case IInstanceReferenceOperation self:
                return self.ReferenceKind == InstanceReferenceKind.ImplicitReceiver && frame.Initialised.Count > 0
                    ? frame.Initialised.Peek()
                    : frame.This ?? new Unknown(Unknown.Computed);
            case IConditionalAccessOperation access:
                return EvaluateConditionalAccess(access, frame);
            case IConditionalAccessInstanceOperation:
                return frame.Receivers.Count > 0 ? frame.Receivers.Peek() : new Unknown(Unknown.Computed);
            case IInvocationOperation invocation:
                return Invoke(invocation, frame);
            case IObjectCreationOperation creation:
                return Create(creation, frame);
            case IArrayCreationOperation array:
                return CreateArray(array, frame);
            case IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation:
                return new Unknown(Unknown.Computed);
            case ITupleOperation tuple:
                return NewList(tuple, tuple.Elements, frame);
            case IArrayElementReferenceOperation element:
                return ElementAt(Evaluate(element.ArrayReference, frame), element.Indices.Length == 1 ? Evaluate(element.Indices[0], frame) : Value.Null);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target, frame);
            case IAnonymousFunctionOperation lambda:
                return new Function(lambda.Symbol, lambda.Body, frame);
            case IMethodReferenceOperation method:
                return new Function(method.Method, null, frame);
            case IWithOperation with:
                return EvaluateWith(with, frame);
            case IDefaultValueOperation:
                return Value.Null;
            case IAssignmentOperation assignment:
                return EvaluateAssignment(assignment, frame);
            case IIncrementOrDecrementOperation increment:
                Store(increment.Target, new Unknown(Unknown.Computed, Symbol(increment.Target)), frame);
                return new Unknown(Unknown.Computed);
            case IObjectOrCollectionInitializerOperation:
                return new Unknown(Unknown.Computed);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression, frame);
        }

        return expression.Syntax switch
        {
            CollectionExpressionSyntax collection => CreateCollection(collection, expression, frame),
            InvocationExpressionSyntax invocation when expression is IInvalidOperation => InvokeUnbound(invocation, frame),
            _ => EvaluateOther(expression, frame),
        };
    }

    private Unknown EvaluateOther(IOperation expression, Frame frame)
    {
        foreach (var child in expression.ChildOperations)
            Execute(child, frame);
        return new Unknown(Unknown.Computed, Symbol(expression));
    }

    private Value EvaluateConditional(IConditionalOperation conditional, Frame frame)
    {
        var condition = Evaluate(conditional.Condition, frame);
        if (condition is Scalar { Constant: bool known, DefaultOf: null })
            return Evaluate(known ? conditional.WhenTrue : conditional.WhenFalse, frame);
        var guards = frame.Guards;
        frame.Guards = guards.AddRange(Conditions(conditional.Condition, true, frame));
        var whenTrue = Evaluate(conditional.WhenTrue, frame);
        frame.Guards = guards.AddRange(Conditions(conditional.Condition, false, frame));
        var whenFalse = Evaluate(conditional.WhenFalse, frame);
        frame.Guards = guards;
        return Choice.Of(whenTrue, whenFalse);
    }

    private Value EvaluateSwitch(ISwitchExpressionOperation @switch, Frame frame)
    {
        Evaluate(@switch.Value, frame);
        Value? result = null;
        var guards = frame.Guards;
        foreach (var arm in @switch.Arms)
        {
            if (arm.Value is IThrowOperation or IConversionOperation { Operand: IThrowOperation })
                continue;
            frame.Guards = guards.Add(new Guard(GuardKind.Other, true, "arm@" + arm.Syntax.SpanStart));
            var value = Evaluate(arm.Value, frame);
            result = result is null ? value : Choice.Of(result, value);
        }

        frame.Guards = guards;
        return result ?? new Unknown(Unknown.Computed);
    }

    /// <summary><c>a ?? b</c>: a fall-back for configuration is a default, not a value.</summary>
    private static Value Coalesce(Value value, Func<Value> whenNull) => value switch
    {
        Scalar { Constant: null } => whenNull(),
        Unknown { Key: { } key } => whenNull() switch
        {
            Scalar fallback => new Scalar(fallback.Constant, fallback.DefaultOf ?? key),
            var other => other,
        },
        Unknown => Choice.Of(value, whenNull()),
        _ => value,
    };

    private Value EvaluateConditionalAccess(IConditionalAccessOperation access, Frame frame)
    {
        var receiver = Evaluate(access.Operation, frame);
        if (receiver is Choice choice && choice.Values.Where(v => v is not Scalar { Constant: null }).ToImmutableArray() is { Length: 1 } only)
            receiver = only[0];
        if (receiver is Scalar { Constant: null })
            return receiver;
        frame.Receivers.Push(receiver);
        var result = Evaluate(access.WhenNotNull, frame);
        frame.Receivers.Pop();
        return result;
    }

    private Value EvaluateParameter(IParameterSymbol parameter, Frame frame)
    {
        if (frame.Variables.TryGetValue(parameter, out var value))
            return value;
        if (frame.ExtensionReceiver is not null && parameter.ContainingSymbol is INamedTypeSymbol)
            return frame.ExtensionReceiver;
        var made = GivenFor(parameter.Type, parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation), frame);
        if (made is null)
            return new Unknown(Unknown.Parameter, parameter);
        frame.Variables = frame.Variables.SetItem(parameter, made);
        return made;
    }

    /// <summary>An object that the caller or the library hands in; null where nothing would be learnt from it.</summary>
    private Instance? GivenFor(ITypeSymbol type, SyntaxNode? site, Frame frame) =>
        site is not null && Libraries.IsWatched(type) && type.TypeKind is TypeKind.Class or TypeKind.Interface && !Libraries.IsImmutableBuilder(type)
            ? new Instance(type, site, frame.Guards) { IsGiven = true, Open = Unknown.Parameter, Escapes = true, Member = frame.Member }
            : null;

    private Value EvaluateAssignment(IAssignmentOperation assignment, Frame frame)
    {
        switch (assignment)
        {
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction, frame);
                return new Unknown(Unknown.Computed);
            case ICoalesceAssignmentOperation coalesce:
                var kept = Coalesce(Evaluate(coalesce.Target, frame), () => Evaluate(coalesce.Value, frame));
                Store(coalesce.Target, kept, frame);
                return kept;
            case ICompoundAssignmentOperation compound:
                var sum = Folding.Binary(compound.OperatorKind, Evaluate(compound.Target, frame), Evaluate(compound.Value, frame), compound.Type);
                Store(compound.Target, sum, frame);
                return sum;
            default:
                var value = assignment.Value is IObjectOrCollectionInitializerOperation ? Value.Null : Evaluate(assignment.Value, frame);
                Store(assignment.Target, value, frame, assignment.Value.Syntax);
                return value;
        }
    }

    private void Deconstruct(IDeconstructionAssignmentOperation deconstruction, Frame frame)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declared ? declared.Expression : deconstruction.Target;
        var value = Evaluate(deconstruction.Value, frame);
        if (target is not ITupleOperation tuple)
            return;
        var parts = value is Instance { Open: null } list && list.Items.Count == tuple.Elements.Length ? list.Items : null;
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var element = tuple.Elements[i] is IDeclarationExpressionOperation inner ? inner.Expression : tuple.Elements[i];
            Store(element, parts?[i].Item.Value ?? new Unknown(Unknown.Computed, Symbol(element)), frame);
        }
    }

    private void Store(IOperation target, Value value, Frame frame, SyntaxNode? written = null)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Assign(local.Local, value, frame);
                break;
            case IParameterReferenceOperation parameter:
                Assign(parameter.Parameter, value, frame);
                break;
            case IFieldReferenceOperation field:
                StoreMember(field.Field, field.Instance, value, frame, written ?? target.Syntax);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: true } property:
                StoreMember(property.Property, property.Instance, value, frame, written ?? target.Syntax);
                break;
            case IPropertyReferenceOperation { Arguments.Length: 1 } indexer:
                if (Evaluate(indexer.Instance, frame) is Instance map)
                {
                    var key = indexer.Arguments[0].Value;
                    Put(map, new Operand(Evaluate(key, frame), key.Syntax), new Operand(value, written ?? target.Syntax), frame);
                }

                break;
            case IArrayElementReferenceOperation element:
                if (Evaluate(element.ArrayReference, frame) is Instance array)
                    array.Open ??= Unknown.Computed;
                break;
            default:
                Evaluate(target, frame);
                break;
        }
    }

    private Value EvaluateWith(IWithOperation with, Frame frame)
    {
        if (Evaluate(with.Operand, frame) is not Instance original)
            return new Unknown(Unknown.Computed);
        var copy = new Instance(original.Type, with.Syntax, frame.Guards) { IsGiven = original.IsGiven, Open = original.Open, Member = frame.Member };
        foreach (var member in original.Members)
            copy.Members[member.Key] = member.Value;
        Initialise(copy, with.Initializer, frame);
        if (Libraries.IsWatched(copy.Type))
            Watch(copy, frame);
        return copy;
    }

    private static ISymbol? Symbol(IOperation? expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        IInvocationOperation invocation => invocation.TargetMethod,
        IConversionOperation conversion => Symbol(conversion.Operand),
        _ => null,
    };
}
