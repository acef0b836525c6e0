using System.Reflection;
using ComposeLint.CSharp.Source;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Tests;

/// <summary>Compiles samples against the real packages and reads them.</summary>
internal static class Sample
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string s_packages = typeof(Sample).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!;

    private static readonly ImmutableArray<MetadataReference> s_framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_testcontainers = new(() => Packages(
        ("testcontainers", "4.16.0", "Testcontainers"),
        ("testcontainers.redis", "4.16.0", "Testcontainers.Redis"),
        ("testcontainers.postgresql", "4.16.0", "Testcontainers.PostgreSql"),
        ("testcontainers.mssql", "4.16.0", "Testcontainers.MsSql"),
        ("testcontainers.kafka", "4.16.0", "Testcontainers.Kafka"),
        ("docker.dotnet.enhanced", "4.3.3", "Docker.DotNet")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_dockerDotNet = new(() => Packages(("docker.dotnet", "3.125.15", "Docker.DotNet")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_dockerDotNetEnhanced = new(() => Packages(("docker.dotnet.enhanced", "4.3.3", "Docker.DotNet")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_cliWrap = new(() => Packages(("cliwrap", "3.10.5", "CliWrap")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_kubernetes = new(() => Packages(("kubernetesclient", "21.0.8", "KubernetesClient")));

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_aspire = new(() => Packages(
        ("aspire.hosting", "13.6.5", "Aspire.Hosting"),
        ("aspire.hosting.redis", "13.6.5", "Aspire.Hosting.Redis"),
        ("aspire.hosting.postgresql", "13.6.5", "Aspire.Hosting.PostgreSQL"),
        ("aspire.hosting.rabbitmq", "13.6.5", "Aspire.Hosting.RabbitMQ")));

    /// <summary>What code that uses Testcontainers 4.16.0 compiles against.</summary>
    public static ImmutableArray<MetadataReference> TestcontainersReferences => s_framework.AddRange(s_testcontainers.Value);

    /// <summary>The file of an assembly that Testcontainers 4.16.0 runs with; null for one of the framework.</summary>
    public static string? TestcontainersFile(string assembly)
    {
        var (package, version) = assembly switch
        {
            "Docker.DotNet" => ("docker.dotnet.enhanced", "4.3.3"),
            "Microsoft.Net.Http.Client" => ("docker.dotnet.enhanced.unix", "4.3.3"),
            "Renci.SshNet" => ("ssh.net", "2026.0.0"),
            "ICSharpCode.SharpZipLib" => ("sharpziplib", "1.4.2"),
            _ when assembly.StartsWith("Docker.DotNet.", StringComparison.Ordinal) => ("docker.dotnet.enhanced" + assembly["Docker.DotNet".Length..].ToLowerInvariant(), "4.3.3"),
            _ when assembly.StartsWith("Testcontainers", StringComparison.Ordinal) => (assembly.ToLowerInvariant(), "4.16.0"),
            _ => ("", ""),
        };
        return package.Length == 0 ? null : Library(package, version, assembly);
    }

    /// <summary>Reads a test project that uses Testcontainers 4.16.0.</summary>
    public static CSharpReadResult Testcontainers(string code, bool isTest = true) => Read(code, isTest, s_testcontainers.Value, "using DotNet.Testcontainers.Builders; using DotNet.Testcontainers.Containers; using DotNet.Testcontainers.Configurations; using DotNet.Testcontainers.Networks; using Testcontainers.Redis; using Testcontainers.PostgreSql; using Testcontainers.MsSql; using Testcontainers.Kafka;");

    /// <summary>Reads a program that uses Docker.DotNet 3.125.15.</summary>
    public static CSharpReadResult DockerDotNet(string code, bool isTest = false) => Read(code, isTest, s_dockerDotNet.Value, "using Docker.DotNet; using Docker.DotNet.Models;");

    /// <summary>Reads a program that uses Docker.DotNet.Enhanced 4.3.3, whose assembly and types bear the same names.</summary>
    public static CSharpReadResult DockerDotNetEnhanced(string code) => Read(code, isTest: false, s_dockerDotNetEnhanced.Value, "using Docker.DotNet; using Docker.DotNet.Models;");

    /// <summary>Reads an app host that uses Aspire.Hosting 13.6.5.</summary>
    public static CSharpReadResult Aspire(string code) => Read(code, isTest: false, s_aspire.Value, "using Aspire.Hosting; using Aspire.Hosting.ApplicationModel;");

    /// <summary>Reads a program that uses CliWrap 3.10.5.</summary>
    public static CSharpReadResult CliWrap(string code) => Read(code, isTest: false, s_cliWrap.Value, "using CliWrap; using CliWrap.Builders;");

    /// <summary>Reads a program that uses KubernetesClient 21.0.8.</summary>
    public static CSharpReadResult Kubernetes(string code) => Read(code, isTest: false, s_kubernetes.Value, "using k8s; using k8s.Models;");

    /// <summary>Reads code against the declarations that source mode binds to, and nothing else.</summary>
    public static CSharpReadResult Stubs(string code, bool mayHaveErrors = false) => Read(code, isTest: false, StubLibrary.References(engineClients: false), [], "", mayHaveErrors);

    /// <summary>Reads code with given references.</summary>
    public static CSharpReadResult Read(string code, bool isTest, ImmutableArray<MetadataReference> references, string usings) => Read(code, isTest, references, s_framework, usings);

    private static CSharpReadResult Read(string code, bool isTest, ImmutableArray<MetadataReference> references, ImmutableArray<MetadataReference> framework, string usings, bool mayHaveErrors = false)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var text = new SourceText("Sample.cs", usings + "\n" + code);
        var tree = CSharpSyntaxTree.ParseText(text.Text, options, "Sample.cs");
        var kind = code.Contains("CreateBuilder(args)", StringComparison.Ordinal) || tree.GetRoot().ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            "Sample",
            [tree, CSharpSyntaxTree.ParseText(GlobalUsings, options, "Usings.cs")],
            framework.AddRange(references),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (!mayHaveErrors)
            Assert.IsEmpty(errors, string.Join("\n", errors));
        return CSharpReader.Read(compilation, new CodeProject("Sample", ".", isTest), t => t == tree ? text : new SourceText(t.FilePath, t.ToString()));
    }

    private static ImmutableArray<MetadataReference> Packages(params (string Package, string Version, string Assembly)[] packages) =>
        packages.Select(p => (MetadataReference)MetadataReference.CreateFromFile(Library(p.Package, p.Version, p.Assembly))).ToImmutableArray();

    private static string Library(string package, string version, string assembly)
    {
        var lib = Path.Combine(s_packages, package, version, "lib");
        foreach (var framework in new[] { "net10.0", "net9.0", "net8.0", "netstandard2.1", "netstandard2.0" })
        {
            var file = Path.Combine(lib, framework, assembly + ".dll");
            if (File.Exists(file))
                return file;
        }

        throw new FileNotFoundException(assembly, lib);
    }
}
