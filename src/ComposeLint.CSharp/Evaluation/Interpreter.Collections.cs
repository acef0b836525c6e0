using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    /// <summary>Calls on lists, dictionaries, string builders and sequences; null when the method is none of them.</summary>
    private static Value? Collect(Instance target, Call call, Frame frame)
    {
        var space = call.Method.ContainingType.ContainingNamespace?.ToDisplayString() ?? "";
        var name = Libraries.FullName(call.Method.ContainingType);
        if (Libraries.FullName(target.Type) == "System.Text.StringBuilder")
            return Append(target, call, frame);
        if (name == "System.Linq.Enumerable" && Libraries.IsWatched(target.Type) == false)
            return Query(target, call, frame);
        if (!space.StartsWith("System.Collections", StringComparison.Ordinal) && !IsCollectionOf(call.Method.ContainingType) || call.Method.IsStatic && !call.Method.IsExtensionMethod)
            return null;
        switch (call.Name)
        {
            case "Add" or "TryAdd" when call.Arguments.Length == 2:
                Put(target, call.Arguments[0].Value, call.Arguments[1].Value, frame);
                return new Unknown(Unknown.Computed);
            case "Add" when call.Arguments.Length == 1 && call.Method.Parameters[0].IsParams && call.Arguments[0].Value.Value is Instance { Type: IArrayTypeSymbol or null }:
                AddAll(target, call.Arguments[0].Value.Value);
                return new Unknown(Unknown.Computed);
            case "Add" or "Enqueue" or "Push" when call.Arguments.Length == 1:
                AddOne(target, call.Arguments[0].Value, frame);
                return new Unknown(Unknown.Computed);
            case "Insert" when call.Arguments.Length == 2:
                AddOne(target, call.Arguments[1].Value, frame);
                return new Unknown(Unknown.Computed);
            case "AddRange" when call.Arguments.Length == 1:
                AddAll(target, call.Arguments[0].Value.Value);
                return new Unknown(Unknown.Computed);
            case "Clear" when target.Beyond(frame.Guards).IsEmpty:
                target.Items.Clear();
                (target.Open, target.Cleared) = (null, true);
                return new Unknown(Unknown.Computed);
            case "Clear" or "Remove" or "RemoveAll" or "RemoveAt":
                target.Open ??= Unknown.Computed;
                return new Unknown(Unknown.Computed);
            case "AsReadOnly":
                return target;
            case "ToArray" or "ToList" when !target.IsGiven:
                var copy = new Instance(call.Method.ReturnType, call.Syntax, frame.Guards) { Open = target.Open, Member = frame.Member };
                copy.Items.AddRange(target.Items);
                return copy;
            default:
                return null;
        }
    }

    /// <summary>A collection type of a library, such as Pulumi's <c>InputList&lt;T&gt;</c>: it has Add and is enumerable.</summary>
    private static bool IsCollectionOf(ITypeSymbol type) =>
        type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) && !Libraries.IsImmutableBuilder(type) && type.SpecialType != SpecialType.System_String;

    private static void AddOne(Instance target, Operand item, Frame frame)
    {
        target.Items.Add(new Entry(null, item, frame.Guards));
        if (item.Value is Instance { Variable: null } held && target.Variable is not null)
            held.Variable = target.Variable;
    }

    private static Value? Append(Instance builder, Call call, Frame frame)
    {
        switch (call.Name)
        {
            case "Append" or "AppendLine":
                if (call.Arguments.Length > 0)
                    AddOne(builder, call.Arguments[call.Arguments.Length - 1].Value, frame);
                if (call.Name == "AppendLine")
                    AddOne(builder, new Operand(new Scalar("\n"), call.Syntax), frame);
                return builder;
            case "ToString" when builder.Open is null && builder.Items.All(e => builder.Beyond(e.Guards).IsEmpty):
                return Folding.Concatenate(builder.Items.Select(e => e.Item.Value));
            case "ToString":
                return new Unknown(Unknown.Computed);
            default:
                builder.Open ??= Unknown.Computed;
                return builder;
        }
    }

    private static Value Query(Instance source, Call call, Frame frame)
    {
        if (call.Name is "ToList" or "ToArray" or "AsEnumerable" or "ToHashSet" or "Append" or "Concat" or "Distinct")
        {
            var copy = new Instance(call.Method.ReturnType, call.Syntax, frame.Guards) { Open = source.Open, Member = frame.Member };
            copy.Items.AddRange(source.Items);
            if (call.Name == "Append" && call.Arguments.Length == 1)
                AddOne(copy, call.Arguments[0].Value, frame);
            else if (call.Name == "Concat" && call.Arguments.Length == 1)
                AddAll(copy, call.Arguments[0].Value.Value);
            return copy;
        }

        if (call.Name is "First" or "FirstOrDefault" or "Single" && source.Open is null && source.Items.Count == 1 && call.Arguments.IsEmpty)
            return source.Items[0].Item.Value;
        return new Unknown(Unknown.Linq, call.Method);
    }
}
