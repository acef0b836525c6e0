using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.RuleGenerator;

/// <summary>A class that derives from a rule kind.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind it derives from: <c>ComposeRule</c>.</param>
/// <param name="Path">Its file.</param>
/// <param name="Line">Where its name stands.</param>
/// <param name="IsPartial">Whether the generator may add to it.</param>
internal sealed record RuleClass(string Namespace, string Name, string Kind, string Path, LocationInfo Line, bool IsPartial)
{
    /// <summary>The kebab name: <c>HostPortCollision</c> is <c>host-port-collision</c>.</summary>
    public string RuleName => Kebab(Name);

    /// <summary>Whether it has no Check and so must name the problems it publishes.</summary>
    public bool IsProblemRule => Kind == "ProblemRule";

    /// <summary>Reads a class; null when it is no rule.</summary>
    public static RuleClass? Read(GeneratorSyntaxContext context)
    {
        var syntax = (ClassDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(syntax) is not INamedTypeSymbol { IsAbstract: false } symbol)
            return null;
        for (var type = symbol.BaseType; type?.BaseType is { } next; type = next)
        {
            if (next is { Name: "Rule" } && next.ContainingNamespace.ToDisplayString() == "ComposeLint.Analysis")
            {
                var isPartial = syntax.Modifiers.Any(modifier => modifier.ValueText == "partial");
                return new RuleClass(symbol.ContainingNamespace.ToDisplayString(), symbol.Name, type.Name, syntax.SyntaxTree.FilePath, LocationInfo.Of(syntax.Identifier), isPartial);
            }
        }

        return null;
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i])
                && i > 0
                && (!char.IsUpper(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (startsWord)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString();
    }
}

/// <summary>A place in code as values, since a Location keeps its whole tree alive.</summary>
internal sealed record LocationInfo(string Path, Microsoft.CodeAnalysis.Text.TextSpan Span, Microsoft.CodeAnalysis.Text.LinePositionSpan Lines)
{
    /// <summary>The place of a token.</summary>
    public static LocationInfo Of(SyntaxToken token)
    {
        var location = token.GetLocation();
        return new LocationInfo(token.SyntaxTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);
    }

    /// <summary>The place for a diagnostic.</summary>
    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
