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
    private static readonly string[] s_engineClients = { "Stubs/DockerDotNet.cs", "Stubs/Modules.tsv", "Stubs/Testcontainers.cs" };

    private static readonly Lazy<CSharpCompilation> s_common = new(() => Compile("ComposeLint.Stubs", name => !s_engineClients.Contains(name)));
    private static readonly Lazy<CSharpCompilation> s_engine = new(() => Compile("ComposeLint.Stubs.Docker", s_engineClients.Contains).AddReferences(s_common.Value.ToMetadataReference()));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_without = new(() => ImmutableArray.Create<MetadataReference>(s_common.Value.ToMetadataReference()));
    private static readonly Lazy<ImmutableArray<MetadataReference>> s_with = new(() => s_without.Value.Add(s_engine.Value.ToMetadataReference()));

    /// <summary>The references to compile against.</summary>
    /// <param name="engineClients">Whether Docker.DotNet and Testcontainers are among them: beside them <c>using Docker = Pulumi.Docker;</c> is ambiguous.</param>
    public static ImmutableArray<MetadataReference> References(bool engineClients) => engineClients ? s_with.Value : s_without.Value;

    /// <summary>The declarations themselves.</summary>
    internal static IEnumerable<CSharpCompilation> Compilations => new[] { s_common.Value, s_engine.Value };

    private static CSharpCompilation Compile(string name, Func<string, bool> isPart)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var assembly = typeof(StubLibrary).Assembly;
        var trees = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith("Stubs/", StringComparison.Ordinal) && isPart(resource))
            .OrderBy(resource => resource, StringComparer.Ordinal)
            .Select(resource => CSharpSyntaxTree.ParseText(resource.EndsWith(".tsv", StringComparison.Ordinal) ? Modules(Text(resource)) : Text(resource), options, resource));
        return CSharpCompilation.Create(name, trees, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        string Text(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
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
