using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.Cli.Tests.Evaluation;

/// <summary>Projects as the SDK makes and restores them.</summary>
internal static class CSharpProject
{
    /// <summary>A test's environment with what leads to the SDK and to the user's packages, and nothing else.</summary>
    public static Dictionary<string, string> Environment => new[] { "PATH", "HOME", "USERPROFILE", "NUGET_PACKAGES", "DOTNET_ROOT", "ProgramFiles" }
        .Select(name => (name, value: System.Environment.GetEnvironmentVariable(name)))
        .Where(pair => pair.value is not null)
        .ToDictionary(pair => pair.name, pair => pair.value!);

    /// <summary>Creates a console project (<c>dotnet new</c>), restored, that references Testcontainers.</summary>
    public static void Create(TestDirectory directory, string name, string program, string items = "")
    {
        Dotnet(directory.Path, "new", "console", "-o", name, "--no-restore");
        var project = directory[$"{name}/{name}.csproj"];
        File.WriteAllText(project, File.ReadAllText(project).Replace(
            "</Project>",
            $"""<ItemGroup><PackageReference Include="Testcontainers" Version="4.16.0" /></ItemGroup>{items}</Project>""",
            StringComparison.Ordinal));
        directory.Write($"{name}/Program.cs", program);
        Dotnet(directory.Path, "restore", name);
    }

    /// <summary>Compiles a source generator that adds a file.</summary>
    public static void EmitGenerator(string path, string generated) => Emit(path, $$""""
        using Microsoft.CodeAnalysis;
        [Generator]
        public sealed class Ports : IIncrementalGenerator
        {
            public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output => output.AddSource("Ports.g.cs", """{{generated}}"""));
        }
        """");

    /// <summary>Compiles a library.</summary>
    public static void Emit(string path, string code)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var result = compilation.Emit(path);
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics));
    }

    /// <summary>Runs the SDK.</summary>
    public static void Dotnet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // The tests' own build must not reach into the one that they start.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, output);
    }
}
