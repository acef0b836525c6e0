using ComposeLint.CSharp.Evaluation;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Testcontainers;

/// <summary>
/// The ports that a module's builder binds at random in its <c>Init()</c>: its public constants named <c>...Port</c> (every module of 4.13.0 to
/// 4.16.0 has them, API.md section 2.4). A superset where a port depends on an option.
/// </summary>
internal static class ModulePorts
{
    /// <summary>The ports of a builder type, ascending.</summary>
    public static ImmutableArray<int> Of(ITypeSymbol builder)
    {
        var ports = new SortedSet<int>();
        foreach (var type in Libraries.Bases(builder))
        {
            foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
            {
                if (field.IsConst && field.DeclaredAccessibility == Accessibility.Public && field.Name.EndsWith("Port", StringComparison.Ordinal) &&
                    Folding.Integer(new Scalar(field.ConstantValue)) is { } port and > 0 and < 65536)
                {
                    ports.Add((int)port);
                }
            }
        }

        return ports.ToImmutableArray();
    }

    /// <summary>Whether all ports that the builder itself binds are known: the library's plain one binds none.</summary>
    public static bool IsKnown(ITypeSymbol builder) =>
        Libraries.FullName(builder) == "DotNet.Testcontainers.Builders.ContainerBuilder" ||
        Libraries.IsDeclaredByLibrary(builder) && !Of(builder).IsEmpty;
}
