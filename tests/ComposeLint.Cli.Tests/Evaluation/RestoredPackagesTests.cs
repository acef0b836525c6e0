using System.Diagnostics;
using ComposeLint.Cli.Evaluation;
using ComposeLint.Cli.Sources;

namespace ComposeLint.Cli.Tests.Evaluation;

/// <summary>What <c>obj/project.assets.json</c> may make the tool read: assemblies of the user's own packages folder, and nothing else.</summary>
[TestClass]
public sealed class RestoredPackagesTests
{
    private const string Library = "namespace DotNet.Testcontainers.Builders { public interface IAbstractBuilder<A, B, C> { } }";

    [TestMethod]
    public void The_packages_and_the_framework_of_a_restored_project_are_read()
    {
        using var directory = Restored("Some.Library/1.0.0", "lib/net10.0/Some.Library.dll");
        CSharpProject.Emit(directory["packages/some.library/1.0.0/lib/net10.0/Some.Library.dll"], Library);
        var references = References(directory);

        Assert.Contains("Some.Library.dll", references);
        Assert.Contains("System.Runtime.dll", references);
    }

    [TestMethod]
    [DataRow("../../outside/1.0.0", "lib/Some.Library.dll", DisplayName = "a name that climbs")]
    [DataRow("Some.Library/1.0.0", "../../../outside/Some.Library.dll", DisplayName = "a file that climbs")]
    [DataRow("Some.Library/1.0.0", "/etc/Some.Library.dll", DisplayName = "an absolute file")]
    [DataRow("Some.Library/1.0.0", "lib/linked/Some.Library.dll", DisplayName = "a link that leads out")]
    [DataRow("Some.Library/1.0.0", "lib/text.dll", DisplayName = "no assembly")]
    [DataRow("Some.Library/1.0.0", "lib/missing.dll", DisplayName = "not there")]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void What_lies_elsewhere_is_not_read(string library, string file)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows has no FIFOs in directories.");
        using var directory = Restored(library, file);
        directory.Write("packages/some.library/1.0.0/lib/text.dll", "MZ no assembly");
        directory.Write("outside/1.0.0/lib/readme.txt", "");
        // Whoever opens a FIFO waits for ever.
        foreach (var trap in new[] { "outside/Some.Library.dll", "outside/1.0.0/lib/Some.Library.dll" })
        {
            using var mkfifo = Process.Start("mkfifo", directory[trap]);
            mkfifo.WaitForExit();
        }

        File.CreateSymbolicLink(directory["packages/some.library/1.0.0/lib/linked"], directory["outside"]);
        Assert.IsEmpty(References(directory));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[1]")]
    [DataRow("not JSON")]
    [DataRow("{\"targets\": 1}")]
    [DataRow("{\"targets\": {\"net10.0\": {\"A/1\": {\"type\": \"package\", \"compile\": 5}}}, \"project\": {\"frameworks\": {}}}")]
    public void What_NuGet_did_not_write_says_nothing(string assets)
    {
        using var directory = new TestDirectory().Write("app/obj/project.assets.json", assets);
        Directory.CreateDirectory(directory["packages"]);
        Assert.IsEmpty(References(directory));
    }

    [TestMethod]
    public void What_is_read_by_names_alone_is_less_certain()
    {
        using var directory = new TestDirectory()
            .Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Testcontainers\" Version=\"4.16.0\" /></ItemGroup></Project>")
            .Write("app/A.cs", "using DotNet.Testcontainers.Builders; class A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }");
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "app").ExitCode);
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "app", "--min-confidence", "high").ExitCode);
    }

    private static TestDirectory Restored(string library, string file) => new TestDirectory()
        .Write("packages/some.library/1.0.0/some.library.nuspec", "")
        .Write("app/obj/project.assets.json", $$"""
            {
              "version": 3,
              "targets": { "net10.0": { "{{library}}": { "type": "package", "compile": { "{{file}}": {} } } } },
              "packageFolders": { "/": {} },
              "project": { "frameworks": { "net10.0": { "frameworkReferences": { "Microsoft.NETCore.App": {} } } } }
            }
            """);

    private static List<string> References(TestDirectory directory)
    {
        var environment = CSharpProject.Environment;
        environment["NUGET_PACKAGES"] = directory["packages"];
        var host = new CliHost(TextWriter.Null, TextWriter.Null, Stream.Null, environment, directory.Path) { Composition = WholeProgram.Composition };
        return [.. new RestoredPackages(host).References("app/app.csproj", "net10.0", new FileSystemSourceSet(directory.Path, ["app"])).Select(reference => Path.GetFileName(reference.Display!))];
    }
}
