using System.Diagnostics;

namespace ComposeLint.Cli.Tests.Evaluation;

/// <summary>
/// <c>check --msbuild</c> with the SDK that runs these tests: in this process, and from the packed native program where <c>COMPOSELINT_NATIVE</c> names it.
/// </summary>
[TestClass]
public sealed class MSBuildTests
{
    // The port stands in a file that a generator makes, and the build's own target leaves a mark: neither is known, or happens, without evaluation.
    private const string Program = """
        using DotNet.Testcontainers.Builders;
        var c = new ContainerBuilder("x:1").WithPortBinding(Made.Ports.Web, 80).Build();
        """;

    private const string Plain = """
        using DotNet.Testcontainers.Builders;
        var c = new ContainerBuilder("x:1").WithPortBinding(8100, 80).Build();
        """;

    private const string LeavesAMark = """
        <ItemGroup><Analyzer Include="../generator/Ports.dll" /></ItemGroup>
        <Target Name="LeaveAMark" BeforeTargets="CoreCompile"><WriteLinesToFile File="$(MSBuildProjectDirectory)/mark.txt" Lines="it ran" /></Target>
        """;

    private static readonly TestDirectory s_directory = new();

    [ClassInitialize]
    public static void CreateProjects(TestContext _)
    {
        CSharpProject.EmitGenerator(s_directory["generator/Ports.dll"], "namespace Made { public static class Ports { public const int Web = 8099; } }");
        CSharpProject.Create(s_directory, "app", Program, LeavesAMark);
        CSharpProject.Create(s_directory, "broken", Plain, """<Import Project="missing.props" />""");
    }

    [ClassCleanup]
    public static void Remove() => s_directory.Dispose();

    [TestMethod]
    public void Without_the_option_nothing_is_started()
    {
        File.Delete(s_directory["app/mark.txt"]);
        var environment = CSharpProject.Environment;
        if (!OperatingSystem.IsWindows())
            environment["PATH"] = Trap();
        var run = CliRun.In(s_directory.Path, environment, "check", "app");

        Assert.IsFalse(File.Exists(s_directory["app/mark.txt"]), run.ToString());
        Assert.IsFalse(File.Exists(s_directory["trap/started"]), run.ToString());
        Assert.DoesNotContain("8099", run.ToString());
        Assert.DoesNotContain("msbuild", run.Error);
    }

    [TestMethod]
    public void The_build_s_own_files_and_references_are_read()
    {
        var run = CliRun.In(s_directory.Path, CSharpProject.Environment, "check", "app", "--msbuild");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.StartsWith("app/Program.cs:2:", run.Out);
        Assert.Contains("port 8099", run.Out);
        Assert.Contains("note: --msbuild runs the build logic and source generators of 1 project", run.Error);
        Assert.IsTrue(File.Exists(s_directory["app/mark.txt"]), "the build's target ran");
    }

    [TestMethod]
    public void The_native_program_evaluates_too()
    {
        var native = Environment.GetEnvironmentVariable("COMPOSELINT_NATIVE");
        if (string.IsNullOrEmpty(native))
            Assert.Inconclusive("COMPOSELINT_NATIVE does not name a native program; .ci/run builds one.");
        using var process = Process.Start(new ProcessStartInfo(native, ["check", "app", "--msbuild"]) { WorkingDirectory = s_directory.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(1, process.ExitCode, output + error.Result);
        Assert.Contains("port 8099", output);
    }

    [TestMethod]
    public void A_project_that_cannot_be_evaluated_is_told_and_read_without()
    {
        var run = CliRun.In(s_directory.Path, CSharpProject.Environment, "check", "broken", "--msbuild");

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains("broken/broken.csproj", run.Error);
        Assert.Contains("missing.props", run.Error);
        Assert.Contains("port 8100", run.Out);
    }

    [TestMethod]
    public void A_project_that_is_not_restored_is_told_and_read_without()
    {
        using var directory = new TestDirectory().Write("new/Program.cs", Plain);
        File.Copy(s_directory["app/app.csproj"], directory["new/new.csproj"]);
        var run = CliRun.In(directory.Path, CSharpProject.Environment, "check", "--msbuild");

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains("not restored", run.Error);
        Assert.Contains("port 8100", run.Out);
    }

    [TestMethod]
    public void Without_dotnet_that_is_told()
    {
        var environment = CSharpProject.Environment;
        environment["PATH"] = string.Join(Path.PathSeparator, ".", s_directory["nowhere"]);
        var run = CliRun.In(s_directory.Path, environment, "check", "broken", "--msbuild");

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains("PATH names no dotnet", run.Error);
        Assert.Contains("port 8100", run.Out);
    }

    [TestMethod]
    public void Without_the_SDK_that_is_asked_for_that_is_told()
    {
        using var directory = new TestDirectory().Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""").Write("new/Program.cs", Plain);
        File.Copy(s_directory["app/app.csproj"], directory["new/new.csproj"]);
        var run = CliRun.In(directory.Path, CSharpProject.Environment, "check", "--msbuild");

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains("no .NET SDK was found", run.Error);
        Assert.Contains("99.0.100", run.Error);
        Assert.Contains("port 8100", run.Out);
    }

    [TestMethod]
    public void Where_there_is_no_CSharp_nothing_is_started()
    {
        using var directory = new TestDirectory().Write("compose.yaml", "services:\n  a:\n    image: nginx:1.27\n");
        var run = CliRun.In(directory.Path, [], "check", "--msbuild");

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.DoesNotContain("msbuild", run.Error);
    }

    // A dotnet that says that it was started.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static string Trap()
    {
        s_directory.Write("trap/dotnet", $"#!/bin/sh\ntouch '{s_directory["trap/started"]}'\n");
        File.SetUnixFileMode(s_directory["trap/dotnet"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return s_directory["trap"];
    }
}
