using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Platform = ComposeLint.Topology.Platform;

namespace ComposeLint.CSharp.Reading;

/// <summary>What the readers share: places, names of what was made, and the problems they find.</summary>
internal sealed class ReadContext(Places places, Interpreter interpreter)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Instance, string> _keyOf = new();

    public Places Places { get; } = places;

    public Interpreter Interpreter { get; } = interpreter;

    public List<Problem> Problems { get; } = new();

    /// <summary>Whether an object counts: one that a followed helper makes is counted where it is called.</summary>
    public bool Counts(Instance instance) => !instance.IsStandalone || instance.Member is not { } member || !Interpreter.WasFollowed(member);

    /// <summary>The variable that holds an object, else its type's name: how messages call it.</summary>
    public static string NameOf(Instance instance) => (instance.Variable ?? instance.BuiltFrom?.Root.Variable)?.Name ?? instance.BuiltFrom?.Root.Type?.Name ?? instance.Type?.Name ?? "container";

    /// <summary>The type whose code makes an object; empty for top-level statements.</summary>
    public static string DeclaringTypeOf(Instance instance) => DeclaringTypeOf(instance.Site);

    /// <summary>The type whose code a node is of; empty for top-level statements.</summary>
    public static string DeclaringTypeOf(SyntaxNode site) =>
        site.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "";

    /// <summary>A stable path for an object: its type, its member, its variable.</summary>
    public string NewKey(Instance instance)
    {
        var type = DeclaringTypeOf(instance);
        var member = instance.Member is { CanBeReferencedByName: true } known && (instance.Variable ?? instance.BuiltFrom?.Root.Variable) is ILocalSymbol or null ? known.Name : "";
        return Unique(string.Join(".", new[] { "csharp", type, member, NameOf(instance) }.Where(part => part.Length > 0)));
    }

    /// <summary>A stable path for what a node makes: its type, its method, how messages call it.</summary>
    public string NewKey(SyntaxNode site, string name)
    {
        var method = site.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText ?? "";
        return Unique(string.Join(".", new[] { "csharp", DeclaringTypeOf(site), method, name }.Where(part => part.Length > 0)));
    }

    private string Unique(string path)
    {
        var key = path;
        for (var n = 2; !_keys.Add(key); n++)
            key = path + "#" + n.ToString(CultureInfo.InvariantCulture);
        return key;
    }

    /// <summary>Remembers the key of an object that others refer to.</summary>
    public void Remember(Instance instance, string key) => _keyOf[instance] = key;

    /// <summary>The key that an object was remembered under; null when it was not, by its place when it was made twice.</summary>
    public string? KeyOf(Instance instance)
    {
        if (_keyOf.TryGetValue(instance, out var key))
            return key;
        foreach (var pair in _keyOf)
        {
            if (pair.Key.Site == instance.Site)
                return pair.Value;
        }

        return null;
    }

    /// <summary>The platform that the conditions restrict to; null for any.</summary>
    public static Platform? PlatformOf(ImmutableArray<Guard> guards)
    {
        foreach (var guard in guards)
        {
            if (!guard.Holds)
                continue;
            switch (guard.Kind)
            {
                case GuardKind.Linux:
                    return Platform.Linux;
                case GuardKind.Windows:
                    return Platform.DesktopWindows;
                case GuardKind.Mac:
                    return Platform.DesktopMac;
            }
        }

        return null;
    }

    /// <summary>A problem at a node.</summary>
    public void Report(string kind, string ownerKey, SyntaxNode node, string shown, string message) =>
        Problems.Add(new Problem(kind, new Element(Places.At(node), Places.ContextOf(node), shown, ownerKey + "." + kind + "." + shown), message));
}
