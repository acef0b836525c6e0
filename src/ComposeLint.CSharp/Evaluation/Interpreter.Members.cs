using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ComposeLint.CSharp.Evaluation;

internal sealed partial class Interpreter
{
    private readonly Dictionary<ISymbol, Value> _fields = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _resolving = new(SymbolEqualityComparer.Default);

    private Value EvaluateField(IFieldReferenceOperation reference, Frame frame)
    {
        var field = reference.Field;
        if (reference.Instance is { } instance && Evaluate(instance, frame) is Instance owner)
            return ReadMember(owner, field, reference.Syntax, frame);
        return WellKnown(field) ?? FieldValue(field);
    }

    private Value EvaluateProperty(IPropertyReferenceOperation reference, Frame frame)
    {
        var property = reference.Property;
        var receiver = reference.Instance is null ? null : Evaluate(reference.Instance, frame);
        if (property.IsIndexer)
        {
            var keys = reference.Arguments;
            var key = keys.Length == 1 ? Evaluate(keys[0].Value, frame) : Value.Null;
            if (IsConfiguration(property.ContainingType))
                return new Unknown(Unknown.Configuration, property, Folding.Concatenate(new[] { key }) is Scalar { Constant: string name } ? name : "?");
            return receiver is null ? new Unknown(Unknown.Computed) : ElementAt(receiver, key);
        }

        if (WellKnown(property) is { } known)
            return known;
        if (receiver is Scalar { Constant: string text } && property.Name == "Length")
            return new Scalar(text.Length);
        if (receiver is Choice choice && choice.Values.OfType<Instance>().ToList() is { Count: 1 } only)
            receiver = only[0];
        if (receiver is Instance owner)
            return ReadMember(owner, property, reference.Syntax, frame);
        if (receiver is Chain)
            return new Unknown(Unknown.Computed, property);
        if (property.Name == "Result" && receiver is not null && property.ContainingType.Name is "Task" or "ValueTask")
            return receiver ?? new Unknown(Unknown.Computed);
        return FieldValue(property);
    }

    private Value ReadMember(Instance owner, ISymbol member, SyntaxNode site, Frame frame)
    {
        if (owner.Members.TryGetValue(member.Name, out var entry))
            return entry.Item.Value;
        var type = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        if (Libraries.IsWatched(owner.Type))
        {
            return type.SpecialType == SpecialType.System_Boolean || type.TypeKind == TypeKind.Enum
                ? new Unknown(Unknown.External, member)
                : MemberOf(owner, member, frame, site);
        }

        if (member is IPropertySymbol { GetMethod: { } getter } && DeclarationOf(member) is PropertyDeclarationSyntax { Initializer: null } declaration && !IsAutomatic(declaration))
            return Follow(getter, declaration, owner, ImmutableArray<KeyValuePair<IParameterSymbol, Value>>.Empty, null, frame) ?? new Unknown(Unknown.Computed, member);
        return owner.IsGiven ? new Unknown(Unknown.Parameter, member) : FieldValue(member);
    }

    private void StoreMember(ISymbol member, IOperation? instance, Value value, Frame frame, SyntaxNode written)
    {
        var receiver = instance is null ? null : Evaluate(instance, frame);
        if (receiver is Instance owner)
        {
            if (value is Instance { Variable: null } named && owner.Variable is not null)
                named.Variable = owner.Variable;
            owner.Members[member.Name] = new Entry(null, new Operand(value, written), frame.Guards);
            return;
        }

        if (value is Instance { Variable: null } made)
            made.Variable = member;
        else if (value is Chain { Root.Variable: null } chain)
            chain.Root.Variable = member;
        if (value is Instance escaping)
            escaping.Escapes = true;
        if (member.ContainingType is { } type && compilation.Assembly.Equals(type.ContainingAssembly, SymbolEqualityComparer.Default))
        {
            var known = _fields.TryGetValue(member, out var before) && _assigned.Contains(member);
            _fields[member] = known && !ReferenceEquals(before, value) && !(before is Unknown) ? Choice.Of(before!, value) : value;
            _assigned.Add(member);
        }
    }

    private readonly HashSet<ISymbol> _assigned = new(SymbolEqualityComparer.Default);

    /// <summary>What a field or property of the compilation holds, by its initialiser, its body or its one assignment.</summary>
    private Value FieldValue(ISymbol member)
    {
        if (_fields.TryGetValue(member, out var known))
            return known;
        var declaration = DeclarationOf(member);
        if (declaration is null || ModelOf(declaration) is not { } model || !_resolving.Add(member))
            return new Unknown(Unknown.External, member);
        try
        {
            var value = ResolveField(member, declaration, model);
            _fields[member] = value;
            return value;
        }
        finally
        {
            _resolving.Remove(member);
        }
    }

    private Value ResolveField(ISymbol member, SyntaxNode declaration, SemanticModel model)
    {
        var frame = new Frame(member, model, depth: 0);
        if (declaration is PropertyDeclarationSyntax { Initializer: null } property && !IsAutomatic(property))
        {
            return member is IPropertySymbol { GetMethod: { } getter }
                ? Follow(getter, property, null, ImmutableArray<KeyValuePair<IParameterSymbol, Value>>.Empty, null, frame) ?? new Unknown(Unknown.Computed, member)
                : new Unknown(Unknown.Computed, member);
        }

        var initializer = declaration switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax automatic => automatic.Initializer,
            _ => null,
        };
        Value? initial = null;
        if (initializer is not null && model.GetOperation(initializer, cancellation) is ISymbolInitializerOperation operation)
        {
            initial = Evaluate(operation.Value, frame);
            Name(initial, member);
        }

        var writes = WritesOf(member).Take(2).ToList();
        if (writes.Count == 0)
        {
            if (initial is null)
                return new Unknown(member.IsStatic ? Unknown.External : Unknown.Parameter, member);
            return IsFixed(member) || initial is not Scalar ? initial : new Unknown(Unknown.External, member);
        }

        if (writes.Count > 1 || initial is Scalar { Constant: not null })
            return initial is Instance or Chain ? initial : new Unknown(Unknown.Computed, member);
        var write = writes[0];
        if (ModelOf(write) is not { } writer || writer.GetOperation(write.Right, cancellation) is not { } right)
            return new Unknown(Unknown.Computed, member);
        var container = writer.GetEnclosingSymbol(write.SpanStart, cancellation) ?? member;
        var value = Evaluate(right, new Frame(container, writer, depth: 0));
        Name(value, member);
        return value;
    }

    private static void Name(Value value, ISymbol member)
    {
        if (value is Instance { Variable: null } made)
            made.Variable = member;
        else if (value is Chain { Root.Variable: null } chain)
            chain.Root.Variable = member;
    }

    private SyntaxNode? DeclarationOf(ISymbol member)
    {
        var declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        // The symbol of a partial property knows the part that declares it; the other has the body.
        return declaration is PropertyDeclarationSyntax property && property.Modifiers.Any(SyntaxKind.PartialKeyword) && IsAutomatic(property)
            ? member.ContainingType.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>()
                .SelectMany(type => type.Members).OfType<PropertyDeclarationSyntax>()
                .FirstOrDefault(part => part != property && part.Identifier.ValueText == property.Identifier.ValueText && part.Modifiers.Any(SyntaxKind.PartialKeyword)) ?? declaration
            : declaration;
    }

    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.ExpressionBody is null && property.AccessorList?.Accessors.All(a => a.Body is null && a.ExpressionBody is null) == true;

    /// <summary>Whether nobody outside the type can set it.</summary>
    private static bool IsFixed(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly || field.IsConst || field.DeclaredAccessibility == Accessibility.Private,
        IPropertySymbol property => property.SetMethod is null || property.SetMethod.IsInitOnly || property.SetMethod.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    private IEnumerable<AssignmentExpressionSyntax> WritesOf(ISymbol member)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var assignment in reference.GetSyntax(cancellation).DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                var target = assignment.Left switch
                {
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
                    IdentifierNameSyntax name => name.Identifier.ValueText,
                    _ => null,
                };
                if (target == member.Name && assignment.Parent is not InitializerExpressionSyntax && IsReal(assignment))
                    yield return assignment;
            }
        }
    }

    /// <summary>Clearing a field (<c>_container = null</c>) tells nothing of what it held.</summary>
    private static bool IsReal(AssignmentExpressionSyntax assignment) =>
        !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression) && !assignment.Right.IsKind(SyntaxKind.DefaultLiteralExpression);

    private static Value? WellKnown(ISymbol member) => (Libraries.FullName(member.ContainingType), member.Name) switch
    {
        ("System.Net.IPAddress", "Loopback") => new Scalar("127.0.0.1"),
        ("System.Net.IPAddress", "Any") => new Scalar("0.0.0.0"),
        ("System.Net.IPAddress", "IPv6Any") => new Scalar("::"),
        ("System.Net.IPAddress", "IPv6Loopback") => new Scalar("::1"),
        ("DotNet.Testcontainers.Configurations.NetworkDriver", "Bridge" or "Host" or "Nat") => new Scalar(member.Name.ToLowerInvariant()),
        ("System.String", "Empty") => new Scalar(""),
        _ => null,
    };

    private static bool IsConfiguration(ITypeSymbol? type) =>
        type is not null && (Libraries.FullName(type) == "Microsoft.Extensions.Configuration.IConfiguration" ||
            type.AllInterfaces.Any(i => Libraries.FullName(i) == "Microsoft.Extensions.Configuration.IConfiguration"));
}
