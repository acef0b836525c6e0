using System.Diagnostics;

namespace ComposeLint.Cli.Tests.Check;

/// <summary>The tool as a process of its own: as built, and native where <c>COMPOSELINT_NATIVE</c> names the program.</summary>
[TestClass]
public sealed class ProcessTests
{
    private const string Builder = """
        var db = new Testcontainers.PostgreSql.PostgreSqlBuilder().WithPortBinding(5432, 5432).Build();
        var other = new DotNet.Testcontainers.Builders.ContainerBuilder().WithImage("redis").WithPortBinding(5432, 6379).Build();

        """;

    private static string Built => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "composelint.exe" : "composelint");

    [TestMethod]
    public void The_process_answers_as_the_library_does()
    {
        var (code, output, _) = Run(Built, "check", "tests/samples/shop");
        var inProcess = CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop");

        Assert.AreEqual(1, code);
        Assert.AreEqual(inProcess.Out, output);
        Assert.AreEqual(2, Run(Built, "check", "nowhere").Code);
        Assert.AreEqual(0, Run(Built, "--help").Code);
    }

    [TestMethod]
    public void Without_CSharp_Roslyn_is_not_touched()
    {
        using var tool = new TestDirectory();
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => !Path.GetFileName(file).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)))
            File.Copy(file, tool[Path.GetFileName(file)]);
        // It names what is not there, and without it the runtime takes what is.
        File.Delete(tool["composelint.deps.json"]);
        var program = tool[Path.GetFileName(Built)];
        var (code, output, error) = Run(program, "check", "tests/samples/shop");
        Assert.AreEqual(1, code, error);
        Assert.AreEqual(CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop").Out, output);

        // The same program, so that the test means something.
        tool.Write("code/A.cs", "using DotNet.Testcontainers.Builders; class A { object M() => new ContainerBuilder(\"x:1\").WithPortBinding(8080, 80).Build(); }");
        Assert.AreEqual(2, Run(program, "check", tool["code"]).Code);
    }

    [TestMethod]
    public void An_interrupt_ends_it_with_130()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Signals are sent by kill.");
        if (IgnoresInterrupts())
            Assert.Inconclusive("What runs these tests ignores interrupts (nohup, a background job), and so does what they start.");
        using var process = Start(Built, TestDirectory.RepositoryRoot, "check", "-");
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
            kill.WaitForExit();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill();
            Assert.Fail("it goes on");
        }

        Assert.AreEqual(130, process.ExitCode);
    }

    // A signal that a process ignores is ignored by the processes that it starts (execve(2)).
    private static bool IgnoresInterrupts()
    {
        const int interrupt = 1 << 1;
        const string field = "SigIgn:";
        const string status = "/proc/self/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            && (Convert.ToInt64(line[field.Length..].Trim(), 16) & interrupt) != 0;
    }

    [TestMethod]
    [DataRow("sarif")]
    [DataRow("json")]
    [DataRow("pretty")]
    [DataRow("concise")]
    [DataRow("github")]
    public void The_native_program_says_the_same_byte_for_byte(string format)
    {
        var native = Native();
        var (code, output, _) = Run(native, "check", "tests/samples/shop", "--format", format);

        Assert.AreEqual(1, code);
        Assert.AreEqual(CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop", "--format", format).Out, output);
        if (format == "sarif")
            Assert.Contains("\"ruleId\": \"CMP", output);
    }

    [TestMethod]
    [DataRow("check .")]
    [DataRow("check - --surface compose")]
    [DataRow("reach web db:5432")]
    public void The_native_program_reads_what_only_the_whole_program_reads(string line)
    {
        var native = Native();
        using var directory = new TestDirectory().Write("Program.cs", Builder).Write("compose.yaml", "services:\n  web:\n    image: nginx\n  db:\n    image: postgres\n");
        const string input = "services:\n  a:\n    image: redis\n    ports: [\"6379:6379\"]\n";

        var (code, output, error) = Run(native, directory.Path, input, line.Split(' '));
        var inProcess = CliRun.Start(line.Split(' '), host => host with { WorkingDirectory = directory.Path }, input);

        Assert.AreEqual(inProcess.ToString(), new CliRun(code, output, error).ToString());
    }

    [TestMethod]
    [DataRow("rules")]
    [DataRow("explain host-port-collision")]
    [DataRow("schema json")]
    [DataRow("completions bash")]
    [DataRow("config")]
    [DataRow("graph tests/samples/shop")]
    [DataRow("graph tests/samples/shop --format dot --view reachability")]
    [DataRow("graph tests/samples/shop --format json")]
    [DataRow("graph tests/samples/shop --format svg --view exposure")]
    [DataRow("graph tests/samples/shop --format html")]
    [DataRow("--help")]
    public void The_native_program_has_every_verb(string line)
    {
        var native = Native();
        var (code, output, _) = Run(native, line.Split(' '));

        Assert.AreEqual(0, code);
        Assert.AreEqual(CliRun.In(TestDirectory.RepositoryRoot, line.Split(' ')).Out, output);
    }

    private static string Native()
    {
        var native = Environment.GetEnvironmentVariable("COMPOSELINT_NATIVE");
        if (string.IsNullOrEmpty(native))
            Assert.Inconclusive("COMPOSELINT_NATIVE does not name a native program; .ci/run builds one.");
        return native!;
    }

    private static Process Start(string program, string directory, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = directory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;

    private static (int Code, string Out, string Error) Run(string program, params string[] arguments) => Run(program, TestDirectory.RepositoryRoot, "", arguments);

    private static (int Code, string Out, string Error) Run(string program, string directory, string input, string[] arguments)
    {
        using var process = Start(program, directory, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
