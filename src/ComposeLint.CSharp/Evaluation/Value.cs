using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>What an expression is known to be.</summary>
internal abstract class Value
{
    /// <summary>The null constant.</summary>
    public static readonly Scalar Null = new(null);
}

/// <summary>A constant.</summary>
internal sealed class Scalar(object? constant, string? defaultOf = null) : Value
{
    /// <summary>A string, number, bool, char, or null.</summary>
    public object? Constant { get; } = constant;

    /// <summary>What would replace it at run time (a configuration key), when it is only a fall-back; null otherwise.</summary>
    public string? DefaultOf { get; } = defaultOf;

    /// <summary>The constant expression that it is the value of; null for what was computed.</summary>
    public SyntaxNode? Site { get; init; }

    /// <summary>The constants that text was put together from, one after the other; empty for one.</summary>
    public ImmutableArray<Scalar> Pieces { get; init; } = ImmutableArray<Scalar>.Empty;

    public override string ToString() => Convert.ToString(Constant, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A string with holes.</summary>
internal sealed class Template(ImmutableArray<Value> parts) : Value
{
    /// <summary>Constants and what is not known between them, in order.</summary>
    public ImmutableArray<Value> Parts { get; } = parts;
}

/// <summary>What cannot be known.</summary>
internal sealed class Unknown(string reason, ISymbol? identity = null, string? key = null) : Value
{
    public const string Configuration = "read from configuration";
    public const string FreePort = "a free port is looked up at run time";
    public const string Parameter = "a parameter";
    public const string Loop = "changes in a loop";
    public const string Linq = "computed by a query";
    public const string External = "comes from code that is not in this compilation";
    public const string Conditional = "depends on a condition";
    public const string Computed = "computed at run time";

    /// <summary>Why.</summary>
    public string Reason { get; } = reason;

    /// <summary>The variable it is, which tells two unknown values that are the same one.</summary>
    public ISymbol? Identity { get; } = identity;

    /// <summary>The configuration key or environment variable it is read from.</summary>
    public string? Key { get; } = key;
}

/// <summary>One of several values.</summary>
internal sealed class Choice : Value
{
    private const int Limit = 8;

    private Choice(ImmutableArray<Value> values) => Values = values;

    /// <summary>The values, none of them a choice, at least two.</summary>
    public ImmutableArray<Value> Values { get; }

    /// <summary>
    /// One of the two; the same value when they are equal. Two states of one builder are one: their calls carry the conditions that part them.
    /// </summary>
    public static Value Of(Value first, Value second)
    {
        if (first is Chain a && second is Chain b && a.Root == b.Root)
            return new Chain(a.Root, a.Calls.AddRange(b.Calls.Where(call => !a.Calls.Contains(call))), a.Open ?? b.Open);
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in Flatten(first).Concat(Flatten(second)))
        {
            if (!all.Any(known => Same(known, value)))
                all.Add(value);
        }

        return all.Count == 1 ? all[0] : all.Count > Limit ? new Unknown(Unknown.Conditional) : new Choice(all.ToImmutable());
    }

    /// <summary>The members of a choice; any other value alone.</summary>
    public static ImmutableArray<Value> Flatten(Value value) => value is Choice choice ? choice.Values : ImmutableArray.Create(value);

    private static bool Same(Value a, Value b) => ReferenceEquals(a, b) || a switch
    {
        Scalar x => b is Scalar y && Equals(x.Constant, y.Constant) && x.DefaultOf == y.DefaultOf,
        Unknown x => b is Unknown y && x.Reason == y.Reason && x.Key == y.Key && SymbolEqualityComparer.Default.Equals(x.Identity, y.Identity),
        _ => false,
    };
}

/// <summary>A value and the expression that stands for it.</summary>
/// <param name="Value">What it is.</param>
/// <param name="Syntax">Where it is written.</param>
internal readonly record struct Operand(Value Value, SyntaxNode Syntax);

/// <summary>A call on something that is watched.</summary>
internal sealed class Call(IMethodSymbol method, SyntaxNode name, SyntaxNode syntax, ImmutableArray<KeyValuePair<string, Operand>> arguments, ImmutableArray<Guard> guards)
{
    /// <summary>The method, reduced or not, as constructed.</summary>
    public IMethodSymbol Method { get; } = method;

    /// <summary>The method's name as written: the narrow place.</summary>
    public SyntaxNode NameSyntax { get; } = name;

    /// <summary>The whole call.</summary>
    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>The arguments that are written, by parameter name, in source order; omitted ones are not here.</summary>
    public ImmutableArray<KeyValuePair<string, Operand>> Arguments { get; } = arguments;

    /// <summary>The conditions under which it happens.</summary>
    public ImmutableArray<Guard> Guards { get; } = guards;

    /// <summary>The method's name.</summary>
    public string Name => Method.Name;

    /// <summary>The argument for a parameter; null when it is omitted.</summary>
    public Operand? Argument(string parameter)
    {
        foreach (var pair in Arguments)
        {
            if (pair.Key == parameter)
                return pair.Value;
        }

        return null;
    }
}

/// <summary>An element of a collection, or a key with its value.</summary>
/// <param name="Key">The key; null in a list.</param>
/// <param name="Item">The value.</param>
/// <param name="Guards">The conditions under which it is there.</param>
internal sealed record Entry(Operand? Key, Operand Item, ImmutableArray<Guard> Guards);

/// <summary>An object with identity: made in the code, or standing for one that a library hands out.</summary>
internal sealed class Instance(ITypeSymbol? type, SyntaxNode site, ImmutableArray<Guard> guards) : Value
{
    /// <summary>Its type.</summary>
    public ITypeSymbol? Type { get; } = type;

    /// <summary>Where it is made.</summary>
    public SyntaxNode Site { get; } = site;

    /// <summary>The conditions under which it is made.</summary>
    public ImmutableArray<Guard> Guards { get; } = guards;

    /// <summary>Whether members that nobody set may hold something (a callback's parameter).</summary>
    public bool IsGiven { get; init; }

    /// <summary>What made it, for a library's factory method or constructor.</summary>
    public Call? Maker { get; init; }

    /// <summary>The builder it was built from.</summary>
    public Chain? BuiltFrom { get; init; }

    /// <summary>What a factory method was called on: the resource of a child resource.</summary>
    public Instance? Parent { get; init; }

    /// <summary>The variable, field or property that first holds it; null for a nameless one.</summary>
    public ISymbol? Variable { get; set; }

    /// <summary>The method that makes it.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>Members that were set, with the conditions of the last assignment.</summary>
    public Dictionary<string, Entry> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>What members hold that were read before anybody set them: the library's own objects.</summary>
    public Dictionary<string, Instance> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The member of <see cref="Parent"/> that it stands for.</summary>
    public string? Property { get; init; }

    /// <summary>Elements of a collection.</summary>
    public List<Entry> Items { get; } = new();

    /// <summary>Why there may be more elements; null when <see cref="Items"/> holds all.</summary>
    public string? Open { get; set; }

    /// <summary>Whether the elements that it was handed out with were taken out.</summary>
    public bool Cleared { get; set; }

    /// <summary>Calls on it that its library answers.</summary>
    public List<Call> Calls { get; } = new();

    /// <summary>Calls that it was handed to.</summary>
    public List<Call> PassedTo { get; } = new();

    /// <summary>Whether it was made by a member that was interpreted for itself, its parameters unknown.</summary>
    public bool IsStandalone { get; set; }

    /// <summary>Whether code that cannot be seen may have got hold of it.</summary>
    public bool Escapes { get; set; }

    /// <summary>What was assigned to a member; null when nothing was.</summary>
    public Entry? Assigned(string name) => Members.TryGetValue(name, out var entry) ? entry : null;

    /// <summary>The object that a member holds, the library's own where nobody assigned one; null when there is none.</summary>
    public Instance? Object(string name) =>
        Members.TryGetValue(name, out var entry) ? entry.Item.Value as Instance : Given.TryGetValue(name, out var given) ? given : null;

    /// <summary>The elements of a collection that a member holds.</summary>
    public IEnumerable<Entry> Elements(string name) => Object(name)?.Items ?? Enumerable.Empty<Entry>();

    /// <summary>The conditions beyond those under which it was made; empty for what always happens to it.</summary>
    public ImmutableArray<Guard> Beyond(ImmutableArray<Guard> guards) => guards.Where(g => !Guards.Contains(g)).ToImmutableArray();
}

/// <summary>An immutable builder: each call makes a new one.</summary>
internal sealed class Chain(Instance root, ImmutableList<Call> calls, string? open) : Value
{
    /// <summary>The construction it starts from.</summary>
    public Instance Root { get; } = root;

    /// <summary>The calls since, in order.</summary>
    public ImmutableList<Call> Calls { get; } = calls;

    /// <summary>Why there may be more calls; null when all are known.</summary>
    public string? Open { get; } = open;

    public Chain With(Call call) => new(Root, Calls.Add(call), Open);

    public Chain Opened(string reason) => new(Root, Calls, Open ?? reason);
}

/// <summary>A lambda, local function or method used as a value.</summary>
internal sealed class Function(IMethodSymbol method, IOperation? body, Frame? captured) : Value
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>The body of a lambda; null for a named method.</summary>
    public IOperation? Body { get; } = body;

    /// <summary>The frame whose variables it sees.</summary>
    public Frame? Captured { get; } = captured;

    /// <summary>What its parameters stood for when the library called it back, by position; empty before.</summary>
    public ImmutableArray<Value> GivenArguments { get; set; } = ImmutableArray<Value>.Empty;

    /// <summary>What it returned then.</summary>
    public Value? Returned { get; set; }
}
