using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Evaluation;

/// <summary>The libraries whose objects are watched, told by metadata names alone: two packages ship an assembly called Docker.DotNet.</summary>
internal static class Libraries
{
    private static readonly string[] s_roots =
    {
        "DotNet.Testcontainers", "Testcontainers", "Docker.DotNet", "Aspire.Hosting", "Ductus.FluentDocker", "FluentDocker", "Pulumi.Docker", "k8s",
        "CliWrap", "SimpleExec", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting",
    };

    /// <summary>Whether a type belongs to a watched library, or derives from one that does.</summary>
    public static bool IsWatched(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsDeclaredByLibrary(current))
                return true;
        }

        return type is not null && type.AllInterfaces.Any(IsDeclaredByLibrary);
    }

    /// <summary>Whether the type itself stands in a watched library's namespace.</summary>
    public static bool IsDeclaredByLibrary(ITypeSymbol type) =>
        FullName(type) is var name && (name is "System.Diagnostics.Process" or "System.Diagnostics.ProcessStartInfo" || s_roots.Any(root => IsBelow(name, root)));

    /// <summary>Whether calls on it return a changed copy: a Testcontainers builder.</summary>
    public static bool IsImmutableBuilder(ITypeSymbol? type) =>
        type is not null && (IsAbstractBuilder(type) || type.AllInterfaces.Any(IsAbstractBuilder) || Bases(type).Any(IsAbstractBuilder));

    /// <summary>A type and what it derives from.</summary>
    public static IEnumerable<ITypeSymbol> Bases(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The resource type of an Aspire <c>IResourceBuilder&lt;T&gt;</c>; null for another type.</summary>
    public static ITypeSymbol? ResourceType(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.TypeArguments.Length == 1 && MetadataName(named) == "Aspire.Hosting.ApplicationModel.IResourceBuilder`1")
            return named.TypeArguments[0];
        foreach (var item in named.AllInterfaces)
        {
            if (item.TypeArguments.Length == 1 && MetadataName(item) == "Aspire.Hosting.ApplicationModel.IResourceBuilder`1")
                return item.TypeArguments[0];
        }

        return null;
    }

    /// <summary>Namespace and name, without type arguments: <c>Docker.DotNet.Models.HostConfig</c>.</summary>
    public static string FullName(ITypeSymbol? type)
    {
        if (type is null)
            return "";
        var name = type.Name;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = outer.Name + "." + name;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    /// <summary>As <see cref="FullName"/>, with the number of type parameters: <c>IResourceBuilder`1</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type) => type.Arity == 0 ? FullName(type) : FullName(type) + "`" + type.Arity;

    /// <summary>The result of awaiting: <c>T</c> of <c>Task&lt;T&gt;</c> and <c>ValueTask&lt;T&gt;</c>.</summary>
    public static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" } named ? named.TypeArguments[0] : type;

    private static bool IsAbstractBuilder(ITypeSymbol type) =>
        type is INamedTypeSymbol named && MetadataName(named) is
            "DotNet.Testcontainers.Builders.IAbstractBuilder`3" or "DotNet.Testcontainers.Builders.IAbstractBuilder`2" or
            "DotNet.Testcontainers.Builders.ITestcontainersBuilder`1";

    private static bool IsBelow(string name, string root) =>
        name.StartsWith(root, StringComparison.Ordinal) && (name.Length == root.Length || name[root.Length] == '.');
}
