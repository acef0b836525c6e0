using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    private const int UnrollLimit = 16;

    /// <summary>Interprets a statement; false when control never passes it.</summary>
    private bool Execute(IOperation? statement, Frame frame)
    {
        if (statement is null || !Spend())
            return true;
        switch (statement)
        {
            case IMethodBodyOperation body:
                return Execute(body.BlockBody ?? body.ExpressionBody, frame);
            case IConstructorBodyOperation constructor:
                if (constructor.Initializer is not null)
                    Evaluate(constructor.Initializer, frame);
                return Execute(constructor.BlockBody ?? constructor.ExpressionBody, frame);
            case IBlockOperation block:
                return block.Operations.All(operation => Execute(operation, frame));
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration, frame);
                return true;
            case IUsingDeclarationOperation { DeclarationGroup: var group }:
                return Execute(group, frame);
            case IUsingOperation @using:
                Execute(@using.Resources, frame);
                return Execute(@using.Body, frame);
            case IExpressionStatementOperation expression:
                NoteDropped(expression, frame);
                Evaluate(expression.Operation, frame);
                return true;
            case IReturnOperation @return:
                if (@return.ReturnedValue is not null)
                    frame.Returns.Add(Evaluate(@return.ReturnedValue, frame));
                return @return.Kind == OperationKind.YieldReturn;
            case IThrowOperation:
                return false;
            case IBranchOperation:
                return false;
            case IConditionalOperation conditional:
                return ExecuteIf(conditional, frame);
            case IForEachLoopOperation each:
                ExecuteForEach(each, frame);
                return true;
            case ILoopOperation loop:
                ExecuteLoop(loop, frame);
                return true;
            case ITryOperation @try:
                return ExecuteTry(@try, frame);
            case ISwitchOperation @switch:
                return ExecuteSwitch(@switch, frame);
            case ILockOperation @lock:
                return Execute(@lock.Body, frame);
            case ILabeledOperation labeled:
                return Execute(labeled.Operation, frame);
            case ILocalFunctionOperation or IEmptyOperation:
                return true;
            default:
                Evaluate(statement, frame);
                return true;
        }
    }

    private void Declare(IVariableDeclarationOperation declaration, Frame frame)
    {
        foreach (var declarator in declaration.Declarators)
        {
            var initializer = declarator.Initializer ?? declaration.Initializer;
            if (initializer is not null)
                Assign(declarator.Symbol, Evaluate(initializer.Value, frame), frame);
        }
    }

    private void Assign(ISymbol variable, Value value, Frame frame)
    {
        if (value is Instance { Variable: null } instance)
            instance.Variable = variable;
        else if (value is Chain { Root.Variable: null } chain)
            chain.Root.Variable = variable;
        frame.Variables = frame.Variables.SetItem(variable, value);
    }

    private bool ExecuteIf(IConditionalOperation conditional, Frame frame)
    {
        var condition = Evaluate(conditional.Condition, frame);
        if (condition is Scalar { Constant: bool known, DefaultOf: null })
            return known ? Execute(conditional.WhenTrue, frame) : Execute(conditional.WhenFalse, frame);

        var (before, guards) = (frame.Variables, frame.Guards);
        var whenTrue = Conditions(conditional.Condition, holds: true, frame);
        var whenFalse = Conditions(conditional.Condition, holds: false, frame);

        frame.Guards = guards.AddRange(whenTrue);
        var thenCompletes = Execute(conditional.WhenTrue, frame);
        var afterThen = frame.Variables;

        (frame.Variables, frame.Guards) = (before, guards.AddRange(whenFalse));
        var elseCompletes = Execute(conditional.WhenFalse, frame);
        var afterElse = frame.Variables;

        frame.Guards = thenCompletes == elseCompletes ? guards : guards.AddRange(thenCompletes ? whenTrue : whenFalse);
        frame.Variables = !thenCompletes ? afterElse : !elseCompletes ? afterThen : Join(afterThen, afterElse);
        return thenCompletes || elseCompletes;
    }

    private static ImmutableDictionary<ISymbol, Value> Join(ImmutableDictionary<ISymbol, Value> first, ImmutableDictionary<ISymbol, Value> second)
    {
        if (ReferenceEquals(first, second))
            return first;
        var joined = first;
        foreach (var pair in second)
        {
            if (!first.TryGetValue(pair.Key, out var other))
                joined = joined.SetItem(pair.Key, pair.Value);
            else if (!ReferenceEquals(other, pair.Value))
                joined = joined.SetItem(pair.Key, Choice.Of(other, pair.Value));
        }

        return joined;
    }

    private void ExecuteForEach(IForEachLoopOperation loop, Frame frame)
    {
        var collection = Evaluate(loop.Collection, frame);
        var variables = loop.Locals;
        if (collection is Instance { Open: null } list && list.Items.Count <= UnrollLimit && list.Site is not null && IsClosedList(list) && variables.Length == 1)
        {
            foreach (var entry in list.Items.ToList())
            {
                frame.Variables = frame.Variables.SetItem(variables[0], entry.Item.Value);
                if (!Execute(loop.Body, frame) && LeavesLoop(loop.Body))
                    return;
            }

            return;
        }

        foreach (var variable in variables)
            frame.Variables = frame.Variables.SetItem(variable, new Unknown(Unknown.Loop, variable));
        ExecuteOnce(loop, loop.Body, frame);
    }

    private static bool IsClosedList(Instance list) => list.Items.All(entry => entry.Key is null && list.Beyond(entry.Guards).IsEmpty) && !list.IsGiven && list.Items.Count > 0;

    private static bool LeavesLoop(IOperation body) => body.Descendants().Any(d => d is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break });

    private void ExecuteLoop(ILoopOperation loop, Frame frame)
    {
        switch (loop)
        {
            case IForLoopOperation @for:
                foreach (var before in @for.Before)
                    Execute(before, frame);
                break;
            case IWhileLoopOperation { Condition: { } condition }:
                Evaluate(condition, frame);
                break;
        }

        ExecuteOnce(loop, loop.Body, frame);
    }

    /// <summary>One turn stands for all of them: what it assigns is not known in it, and what it does may happen or not.</summary>
    private void ExecuteOnce(ILoopOperation loop, IOperation body, Frame frame)
    {
        var guards = frame.Guards;
        foreach (var variable in AssignedIn(loop))
        {
            if (frame.Variables.TryGetValue(variable, out var value))
                frame.Variables = frame.Variables.SetItem(variable, value is Chain chain ? chain.Opened(Unknown.Loop) : value is Instance ? value : new Unknown(Unknown.Loop, variable));
        }

        frame.Guards = guards.Add(new Guard(GuardKind.Other, true, LoopGuard + loop.Syntax.SpanStart));
        var before = frame.Variables;
        Execute(body, frame);
        frame.Variables = Join(before, frame.Variables);
        frame.Guards = guards;
    }

    /// <summary>How the text of a loop's guard starts.</summary>
    internal const string LoopGuard = "loop@";

    private static IEnumerable<ISymbol> AssignedIn(ILoopOperation loop)
    {
        foreach (var operation in loop.Descendants())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            if (target is ILocalReferenceOperation local)
                yield return local.Local;
            else if (target is IParameterReferenceOperation parameter)
                yield return parameter.Parameter;
        }
    }

    private bool ExecuteTry(ITryOperation @try, Frame frame)
    {
        var completes = Execute(@try.Body, frame);
        var (after, guards) = (frame.Variables, frame.Guards);
        foreach (var handler in @try.Catches)
        {
            frame.Guards = guards.Add(new Guard(GuardKind.Other, true, "catch@" + handler.Syntax.SpanStart));
            completes |= Execute(handler.Handler, frame);
            after = Join(after, frame.Variables);
        }

        (frame.Variables, frame.Guards) = (after, guards);
        return Execute(@try.Finally, frame) && completes;
    }

    private bool ExecuteSwitch(ISwitchOperation @switch, Frame frame)
    {
        Evaluate(@switch.Value, frame);
        var (before, guards) = (frame.Variables, frame.Guards);
        var joined = before;
        foreach (var section in @switch.Cases)
        {
            frame.Variables = before;
            frame.Guards = guards.Add(new Guard(GuardKind.Other, true, "case@" + section.Syntax.SpanStart));
            foreach (var statement in section.Body)
            {
                if (!Execute(statement, frame))
                    break;
            }

            joined = Join(joined, frame.Variables);
        }

        (frame.Variables, frame.Guards) = (joined, guards);
        return true;
    }
}
