using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>One body being interpreted.</summary>
internal sealed class Frame(ISymbol member, SemanticModel model, int depth)
{
    /// <summary>The method, property or field that is interpreted.</summary>
    public ISymbol Member { get; } = member;

    public SemanticModel Model { get; } = model;

    /// <summary>How many helpers were followed to get here.</summary>
    public int Depth { get; } = depth;

    /// <summary>Locals and parameters.</summary>
    public ImmutableDictionary<ISymbol, Value> Variables { get; set; } =
        ImmutableDictionary<ISymbol, Value>.Empty.WithComparers(SymbolEqualityComparer.Default);

    /// <summary>The conditions that hold now.</summary>
    public ImmutableArray<Guard> Guards { get; set; } = ImmutableArray<Guard>.Empty;

    /// <summary>The object whose member it is, when that is known.</summary>
    public Value? This { get; init; }

    /// <summary>The receiver of a C# 14 extension member.</summary>
    public Value? ExtensionReceiver { get; init; }

    /// <summary>What was returned so far.</summary>
    public List<Value> Returns { get; } = new();

    /// <summary>Targets of initialisers and of <c>?.</c>, innermost last.</summary>
    public Stack<Value> Receivers { get; } = new();

    /// <summary>Targets of object initialisers, innermost last.</summary>
    public Stack<Instance> Initialised { get; } = new();

    /// <summary>The frame of the enclosing body, for a lambda or local function.</summary>
    public Frame? Outer { get; init; }
}
