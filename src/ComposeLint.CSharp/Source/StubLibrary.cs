using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Source;

/// <summary>
/// Declarations of .NET's and the container libraries' types under their metadata names: what source mode binds against, so that reading a stranger's
/// repository opens none of its packages, needs no SDK and gives the same result on every machine.
/// </summary>
internal static class StubLibrary
{
    private static readonly Lazy<CSharpCompilation> s_compilation = new(Compile);
    private static readonly Lazy<MetadataReference> s_reference = new(() => s_compilation.Value.ToMetadataReference());

    /// <summary>The reference to compile against.</summary>
    public static MetadataReference Reference => s_reference.Value;

    /// <summary>The declarations themselves.</summary>
    internal static CSharpCompilation Compilation => s_compilation.Value;

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var assembly = typeof(StubLibrary).Assembly;
        var trees = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Stubs/", StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => CSharpSyntaxTree.ParseText(name.EndsWith(".tsv", StringComparison.Ordinal) ? Modules(Text(name)) : Text(name), options, name));
        return CSharpCompilation.Create("ComposeLint.Stubs", trees, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The builders of Testcontainers' modules, which differ in their names and ports.</summary>
    private static string Modules(string table)
    {
        var code = new StringBuilder("#nullable enable\nusing DotNet.Testcontainers.Builders; using DotNet.Testcontainers.Containers; using DotNet.Testcontainers.Images;\n");
        foreach (var line in table.Split('\n').Skip(1).Where(line => line.Length > 0))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            var (name, container) = (cells[0].Split('.'), cells[1]);
            code.Append("namespace Testcontainers.").Append(name[0]).Append(" { public sealed class ").Append(container).Append(" : DockerContainer { } public sealed class ")
                .Append(name[1]).Append(" : ContainerBuilder<").Append(name[1]).Append(", ").Append(container).Append(", object> { public ").Append(name[1]).Append("() { } public ")
                .Append(name[1]).Append("(string image) { } public ").Append(name[1]).Append("(IImage image) { } ");
            foreach (var port in cells[2].Split(','))
                code.Append("public const ushort ").Append(port.Replace("=", " = ")).Append("; ");
            foreach (var option in new[] { "WithUsername", "WithPassword", "WithDatabase" })
                code.Append("public ").Append(name[1]).Append(' ').Append(option).Append("(string value) => this; ");
            code.Append("} }\n");
        }

        return code.ToString();
    }
}
