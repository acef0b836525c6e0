using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    private Value Create(IObjectCreationOperation creation, Frame frame)
    {
        var arguments = Arguments(creation.Arguments, frame);
        var type = creation.Type;
        if (type is null || creation.Constructor is null)
            return new Unknown(Unknown.External);
        var name = creation.Syntax switch
        {
            ObjectCreationExpressionSyntax written => (SyntaxNode)written.Type,
            _ => creation.Syntax,
        };
        var maker = new Call(creation.Constructor, name, creation.Syntax, arguments, frame.Guards);
        if (Libraries.FullName(type) is "System.Uri" or "System.Text.StringBuilder" && arguments.Length > 0 && type.Name == "Uri")
            return arguments[0].Value.Value;
        var made = new Instance(type, creation.Syntax, frame.Guards) { Maker = maker, Member = frame.Member };
        if (Libraries.IsImmutableBuilder(type))
        {
            Watch(made, frame);
            return new Chain(made, ImmutableList<Call>.Empty, null);
        }

        CopyElements(creation, arguments, made);
        foreach (var argument in arguments)
        {
            if (type.IsRecord || IsPrimary(creation.Constructor))
                made.Members[PropertyFor(type, argument.Key)] = new Entry(null, argument.Value, frame.Guards);
        }

        Initialise(made, creation.Initializer, frame);
        if (Libraries.IsWatched(type))
            Watch(made, frame);
        else if (type.TypeKind == TypeKind.Struct && made.Members.Count == 0 && made.Items.Count == 0)
            return new Unknown(Unknown.Computed);
        HandOver(maker, made, Libraries.IsDeclaredByLibrary(type));
        return made;
    }

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;

    private static string PropertyFor(ITypeSymbol type, string parameter) =>
        type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => p.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase))?.Name ?? parameter;

    /// <summary><c>new List&lt;T&gt;(other)</c>, <c>new Dictionary&lt;K, V&gt;(other)</c>.</summary>
    private static void CopyElements(IObjectCreationOperation creation, ImmutableArray<KeyValuePair<string, Operand>> arguments, Instance made)
    {
        if (creation.Type?.SpecialType == SpecialType.System_String || creation.Type?.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) != true)
            return;
        foreach (var argument in arguments)
        {
            if (argument.Value.Value is Instance list)
            {
                made.Items.AddRange(list.Items);
                made.Open ??= list.Open;
            }
            else if (argument.Value.Value is Unknown unknown && argument.Key is "collection" or "dictionary")
            {
                made.Open ??= (argument.Value.Value as Unknown)?.Reason ?? Unknown.Computed;
            }
        }
    }

    /// <summary>Object, collection and nested member initialisers.</summary>
    private void Initialise(Instance target, IObjectOrCollectionInitializerOperation? initializer, Frame frame)
    {
        if (initializer is null)
            return;
        frame.Initialised.Push(target);
        foreach (var item in initializer.Initializers)
        {
            if (item is IMemberInitializerOperation member && member.InitializedMember is IPropertyReferenceOperation or IFieldReferenceOperation)
                Initialise(MemberOf(target, ((IMemberReferenceOperation)member.InitializedMember).Member, frame, member.Syntax), member.Initializer, frame);
            else
                Evaluate(item, frame);
        }

        frame.Initialised.Pop();
    }

    /// <summary>The object that a member holds, made up where the library would have made it.</summary>
    private Instance MemberOf(Instance owner, ISymbol member, Frame frame, SyntaxNode site)
    {
        if (owner.Members.TryGetValue(member.Name, out var entry) && entry.Item.Value is Instance held)
            return held;
        if (owner.Given.TryGetValue(member.Name, out var given))
            return given;
        var type = member switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
        given = new Instance(type, site, frame.Guards)
        {
            IsGiven = owner.IsGiven,
            Open = owner.IsGiven ? Unknown.External : null,
            Parent = owner,
            Property = member.Name,
            Member = frame.Member,
        };
        owner.Given[member.Name] = given;
        return given;
    }

    private Instance CreateArray(IArrayCreationOperation array, Frame frame)
    {
        if (array.Initializer is { } initializer)
            return NewList(array, initializer.ElementValues, frame);
        var empty = new Instance(array.Type, array.Syntax, frame.Guards) { Member = frame.Member };
        if (array.DimensionSizes.Length != 1 || Folding.Integer(Evaluate(array.DimensionSizes[0], frame)) != 0)
            empty.Open = Unknown.Computed;
        return empty;
    }

    private Instance NewList(IOperation site, ImmutableArray<IOperation> elements, Frame frame)
    {
        var list = new Instance(site.Type, site.Syntax, frame.Guards) { Member = frame.Member };
        foreach (var element in elements)
            list.Items.Add(new Entry(null, new Operand(Evaluate(element, frame), element.Syntax), frame.Guards));
        return list;
    }

    /// <summary><c>[a, ..rest]</c>, by its syntax: older compilers have no operation for it.</summary>
    private Instance CreateCollection(CollectionExpressionSyntax collection, IOperation expression, Frame frame)
    {
        var list = new Instance(expression.Type, collection, frame.Guards) { Member = frame.Member };
        foreach (var element in collection.Elements)
        {
            switch (element)
            {
                case ExpressionElementSyntax { Expression: var written }:
                    list.Items.Add(new Entry(null, new Operand(Evaluate(frame.Model.GetOperation(written, cancellation), frame), written), frame.Guards));
                    break;
                case SpreadElementSyntax { Expression: var spread }:
                    AddAll(list, Evaluate(frame.Model.GetOperation(spread, cancellation), frame));
                    break;
            }
        }

        return list;
    }

    private static void AddAll(Instance list, Value more)
    {
        if (more is Instance { IsGiven: false } other)
        {
            list.Items.AddRange(other.Items);
            list.Open ??= other.Open;
        }
        else
        {
            list.Open ??= more is Unknown unknown ? unknown.Reason : Unknown.Computed;
        }
    }

    private static void Put(Instance map, Operand key, Operand value, Frame frame)
    {
        if (key.Value is Scalar { Constant: { } constant } && map.Beyond(frame.Guards).IsEmpty)
            map.Items.RemoveAll(entry => entry.Key is { Value: Scalar { Constant: { } other } } && Equals(constant, other));
        map.Items.Add(new Entry(key, value, frame.Guards));
        if (value.Value is Instance { Variable: null } held && map.Variable is not null)
            held.Variable = map.Variable;
    }

    private static Value ElementAt(Value collection, Value index)
    {
        if (collection is not Instance list)
            return new Unknown(Unknown.Computed);
        foreach (var entry in list.Items)
        {
            if (entry.Key is { Value: Scalar { Constant: { } key } } && index is Scalar { Constant: { } wanted } && Equals(key, wanted))
                return entry.Item.Value;
        }

        if (list.Open is null && Folding.Integer(index) is { } at && at >= 0 && at < list.Items.Count && list.Items.All(e => e.Key is null))
            return list.Items[(int)at].Item.Value;
        return new Unknown(Unknown.Computed);
    }
}
