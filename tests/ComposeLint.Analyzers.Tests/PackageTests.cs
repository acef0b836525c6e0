using System.Diagnostics;

namespace ComposeLint.Analyzers.Tests;

/// <summary>
/// The packed package as its user meets it: <c>dotnet new</c>, a PackageReference, <c>dotnet build</c>. Runs where the folder with the package is
/// named by COMPOSELINT_FEED (.ci/run packs it).
/// </summary>
[TestClass]
public sealed class PackageTests
{
    private static readonly string? s_feed = Environment.GetEnvironmentVariable("COMPOSELINT_FEED");

    private string _directory = "";

    [TestInitialize]
    public void CreateProject()
    {
        if (s_feed is null)
            Assert.Inconclusive("COMPOSELINT_FEED names no folder with the packed package (.ci/run makes one)");
        _directory = Directory.CreateTempSubdirectory("composelint-consumer-").FullName;
        Run(0, "new", "console", "-o", "app", "--no-restore");
        WriteRepository("compose.yaml", Collision("web", "api", 8080));
        WriteProject("compose.yaml", Collision("one", "two", 9090));
        Reference("");
    }

    [TestCleanup]
    public void Remove()
    {
        if (_directory.Length > 0)
            Directory.Delete(_directory, recursive: true);
    }

    [TestMethod]
    public void The_project_s_own_files_are_reported_at_their_lines_with_the_help_link()
    {
        var output = Run(1, "build", "app");
        StringAssert.Contains(output, Path.Combine("app", "compose.yaml") + "(7,14): error CMP2001: ");
        StringAssert.Contains(output, "/rules/Ports/HostPortCollision.md");
        Assert.DoesNotContain("8080/tcp", output, "the repository's file belongs to its owner alone");
    }

    [TestMethod]
    public void The_package_holds_the_fixes_and_the_build_does_not_mind_them()
    {
        using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(s_feed!, "ComposeLint.Analyzers.*.nupkg").Single());
        var analyzers = package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal)).Select(entry => entry.Name).ToList();
        CollectionAssert.Contains(analyzers, "ComposeLint.CodeFixes.dll");
        Assert.IsFalse(analyzers.Any(name => name.StartsWith("Microsoft.", StringComparison.Ordinal)), string.Join(", ", analyzers));
        var output = Run(1, "build", "app", "--no-incremental");
        Assert.DoesNotContain("CS80", output, "the compiler could not load an assembly of the package");
    }

    [TestMethod]
    public void C_sharp_is_reported_and_silenced_by_comments()
    {
        Reference("", """<PackageReference Include="Testcontainers" Version="4.16.0" />""");
        File.Delete(Path.Combine(_directory, "app", "compose.yaml"));
        WriteProject("Program.cs", "using DotNet.Testcontainers.Builders;\nvar a = new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build();\n// composelint: ignore[fixed-host-port-in-test] the emulator wants it\nvar b = new ContainerBuilder(\"y:1\").WithPortBinding(8081, 80).Build();\n");
        var output = Run(0, "build", "app");
        StringAssert.Contains(output, "Program.cs(2,53): warning CMP9001: ");
        Assert.DoesNotContain("Program.cs(4,", output);
        Assert.DoesNotContain("CMP0014", output, "the comment silences something");
    }

    [TestMethod]
    public void One_project_owns_the_repository_s_files()
    {
        Directory.CreateDirectory(Path.Combine(_directory, ".git"));
        WriteRepository(".git/HEAD", "ref: refs/heads/main\n");
        Run(0, "new", "classlib", "-o", "library", "--no-restore");
        Reference("<ComposeLintRepository>true</ComposeLintRepository>");
        var output = Run(1, "build", "app") + Run(0, "build", "library");
        Assert.AreEqual(1, Occurrences(output, "8080/tcp on the host"), output);
        Assert.AreEqual(1, Occurrences(output, "9090/tcp on the host"), output);
    }

    [TestMethod]
    public void A_preset_sets_severities()
    {
        Reference("<ComposeLintPreset>strict</ComposeLintPreset>");
        StringAssert.Contains(Run(1, "build", "app"), ": warning CMP1002: ", "a note is a warning");
    }

    [TestMethod]
    public void The_project_s_own_globalconfig_wins()
    {
        WriteProject(".globalconfig", "is_global = true\ndotnet_diagnostic.CMP2001.severity = none\ndotnet_diagnostic.CMP1002.severity = warning\n");
        var output = Run(0, "build", "app");
        Assert.DoesNotContain("CMP2001", output);
        StringAssert.Contains(output, ": warning CMP1002: ");
    }

    [TestMethod]
    public void Warnings_as_errors_fail_the_build()
    {
        WriteProject("composelint.yml", "severity:\n  host-port-collision: warning\n");
        StringAssert.Contains(Run(0, "build", "app", "--no-incremental"), "warning CMP2001");
        StringAssert.Contains(Run(1, "build", "app", "--no-incremental", "-warnaserror"), "error CMP2001");
    }

    [TestMethod]
    public void An_unchanged_rebuild_prints_nothing_and_an_edited_file_reports_again()
    {
        WriteProject("composelint.yml", "severity:\n  host-port-collision: warning\n");
        StringAssert.Contains(Run(0, "build", "app"), "warning CMP2001");
        Assert.DoesNotContain("CMP2001", Run(0, "build", "app"));
        WriteProject("compose.yaml", Collision("three", "four", 9191));
        StringAssert.Contains(Run(0, "build", "app"), "9191/tcp");
    }

    [TestMethod]
    [DataRow("4.14.0")]
    [DataRow("5.9.0")]
    public void Other_compilers_load_it(string compiler)
    {
        Reference("", $"""<PackageReference Include="Microsoft.Net.Compilers.Toolset" Version="{compiler}" PrivateAssets="all" />""");
        var output = Run(1, "build", "app", "-p:LangVersion=13");
        StringAssert.Contains(output, "error CMP2001: ");
        Assert.DoesNotContain("CS9057", output, "the compiler refused to load the analyzer");
    }

    private void Reference(string properties, string items = "")
    {
        var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(s_feed!, "ComposeLint.Analyzers.*.nupkg").Single())["ComposeLint.Analyzers.".Length..];
        WriteProject("app.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <RestoreAdditionalProjectSources>{s_feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Path.Combine(_directory, "packages")}</RestorePackagesPath>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ComposeLint.Analyzers" Version="{version}" PrivateAssets="all" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    private static string Collision(string first, string second, int port) => $"""
        services:
          {first}:
            image: nginx:1.27
            ports: ["{port}:80"]
          {second}:
            image: httpd:2.4
            ports: ["{port}:80"]
        """;

    private void WriteProject(string path, string text) => WriteRepository(Path.Combine("app", path), text);

    private void WriteRepository(string path, string text) => File.WriteAllText(Path.Combine(_directory, path), text);

    private static int Occurrences(string text, string part) =>
        // MSBuild prints a diagnostic where it occurs and once more in the summary.
        text.Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal)).Select(line => line.Trim()).Distinct().Count();

    private string Run(int expectedExit, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _directory, RedirectStandardOutput = true, RedirectStandardError = true };
        // The test's own build must not reach into the one under test.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        Assert.AreEqual(expectedExit, process.ExitCode, output);
        return output;
    }
}
