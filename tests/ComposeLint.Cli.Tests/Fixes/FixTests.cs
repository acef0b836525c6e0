using System.Text;

namespace ComposeLint.Cli.Tests.Fixes;

/// <summary>The verb <c>fix</c>: what it shows, what it changes, and what it leaves alone.</summary>
[TestClass]
public sealed class FixTests
{
    private const string Dockerfile = "from alpine:3.20\nENV A b\nUSER 1000\nCMD [\"ls\"]\n";
    private const string Mended = "FROM alpine:3.20\nENV A=b\nUSER 1000\nCMD [\"ls\"]\n";

    private static readonly string[] Only = ["--select", "instruction-casing,legacy-key-value-format"];

    [TestMethod]
    public void Without_write_the_diff_is_shown_and_nothing_changes()
    {
        using var directory = new TestDirectory().Write("app/Dockerfile", Dockerfile);
        var run = CliRun.In(directory.Path, ["fix", .. Only]);

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.AreEqual(
            "--- a/app/Dockerfile\n+++ b/app/Dockerfile\n@@ -1,4 +1,4 @@\n-from alpine:3.20\n-ENV A b\n+FROM alpine:3.20\n+ENV A=b\n USER 1000\n CMD [\"ls\"]\n",
            run.Out);
        Assert.Contains("app/Dockerfile:1:1: Write FROM (instruction-casing)\n", run.Error);
        Assert.Contains("2 fixes offered in 1 file; --write applies them", run.Error);
        Assert.AreEqual(Dockerfile, File.ReadAllText(directory["app/Dockerfile"]));
    }

    [TestMethod]
    public void Write_changes_the_file_and_a_second_run_has_nothing_to_do()
    {
        using var directory = new TestDirectory().Write("Dockerfile", Dockerfile);
        var run = CliRun.In(directory.Path, ["fix", "--write", .. Only]);
        var second = CliRun.In(directory.Path, ["fix", "--write", .. Only]);

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.Contains("2 fixes applied in 1 file\nremaining: no findings in 1 project\n", run.Error);
        Assert.AreEqual(Mended, File.ReadAllText(directory["Dockerfile"]));
        Assert.AreEqual(0, second.ExitCode, second.ToString());
        Assert.Contains("0 fixes applied", second.Error);
        Assert.HasCount(1, Directory.GetFileSystemEntries(directory.Path));
    }

    [TestMethod]
    public void CSharp_is_mended_too()
    {
        const string Before = "using Testcontainers.Redis;\r\nclass A\r\n{\r\n    object M()\r\n    {\r\n        var b = new RedisBuilder(\"redis:7\")\r\n            .WithPortBinding(6379, 6379);\r\n        b.WithExposedPort(81);\r\n        return b.Build();\r\n    }\r\n}\r\n";
        using var directory = new TestDirectory().Write("A.cs", Before);
        var safe = CliRun.In(directory.Path, "fix", "--write", "--select", "CMP9001,dropped-builder-call");
        Assert.AreEqual(Before.Replace("        b.With", "        b = b.With", StringComparison.Ordinal), File.ReadAllText(directory["A.cs"]), safe.ToString());

        var all = CliRun.In(directory.Path, "fix", "--write", "--unsafe", "--select", "CMP9001,dropped-builder-call");
        Assert.AreEqual(
            Before.Replace("        b.With", "        b = b.With", StringComparison.Ordinal).Replace("\r\n            .WithPortBinding(6379, 6379)", "", StringComparison.Ordinal),
            File.ReadAllText(directory["A.cs"]),
            all.ToString());
        Assert.AreEqual(0, all.ExitCode, all.ToString());
    }

    [TestMethod]
    public void What_remains_is_listed_and_costs_exit_code_1()
    {
        using var directory = new TestDirectory().Write("Dockerfile", "from alpine:3.20\nCMD ls\n");
        var run = CliRun.In(directory.Path, "fix", "--write", "--select", "instruction-casing,shell-form-command");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.StartsWith("Dockerfile:2:1: note CMP8029 shell-form-command", run.Out);
        Assert.Contains("1 fix besides with --unsafe", run.Error);
    }

    [TestMethod]
    public void Fixes_that_change_behaviour_are_asked_for_and_say_what_breaks()
    {
        using var directory = new TestDirectory().Write("Dockerfile", "FROM alpine:3.20\nCMD ls\n");
        string[] only = ["--select", "shell-form-command"];
        var safe = CliRun.In(directory.Path, ["fix", .. only]);
        var all = CliRun.In(directory.Path, ["fix", "--unsafe", .. only]);

        Assert.AreEqual(1, safe.ExitCode, safe.ToString());
        Assert.AreEqual("", safe.Out);
        Assert.Contains("+CMD [\"ls\"]\n", all.Out);
        Assert.Contains("changes behaviour: the command no longer runs under a shell", all.Error);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xEF, 0xBB, 0xBF }, "utf-8")]
    [DataRow(new byte[] { }, "utf-8")]
    [DataRow(new byte[] { 0xFF, 0xFE }, "utf-16")]
    public void Byte_order_mark_encoding_and_line_ends_stay(byte[] mark, string encoding)
    {
        using var directory = new TestDirectory().Write("Dockerfile", Bytes(Dockerfile));
        var run = CliRun.In(directory.Path, ["fix", "--write", .. Only]);

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        CollectionAssert.AreEqual(Bytes(Mended), File.ReadAllBytes(directory["Dockerfile"]));

        byte[] Bytes(string text) => [.. mark, .. Encoding.GetEncoding(encoding).GetBytes(text.ReplaceLineEndings("\r\n"))];
    }

    [TestMethod]
    public void The_file_mode_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var directory = new TestDirectory().Write("Dockerfile", Dockerfile);
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(directory["Dockerfile"], Mode);
        CliRun.In(directory.Path, ["fix", "--write", .. Only]);

        Assert.AreEqual(Mended, File.ReadAllText(directory["Dockerfile"]));
        Assert.AreEqual(Mode, File.GetUnixFileMode(directory["Dockerfile"]));
    }

    [TestMethod]
    public void Of_two_fixes_of_one_place_the_second_waits_for_the_next_run()
    {
        using var directory = new TestDirectory().Write("Dockerfile", "FROM alpine:3.20\nadd a /a\nCMD [\"ls\"]\n");
        string[] line = ["fix", "--write", "--select", "instruction-casing,add-instead-of-copy"];
        var first = CliRun.In(directory.Path, line);
        var second = CliRun.In(directory.Path, line);

        Assert.AreEqual(1, first.ExitCode, first.ToString());
        Assert.Contains("1 fix left for the next run", first.Error);
        Assert.AreEqual(0, second.ExitCode, second.ToString());
        Assert.AreEqual("FROM alpine:3.20\nCOPY a /a\nCMD [\"ls\"]\n", File.ReadAllText(directory["Dockerfile"]));
    }

    [TestMethod]
    [DataRow("x-s: &s 10.5.0.1/24\n", "*s", "it came through the alias")]
    [DataRow("", "\"${NET:-10.5.0.1/24}\"", "a variable decides it")]
    public void What_is_not_written_where_it_holds_is_refused(string before, string subnet, string reason)
    {
        var compose = before + $"services:\n  a: {{image: \"nginx:1.27\", networks: [n]}}\nnetworks:\n  n:\n    ipam: {{config: [{{subnet: {subnet}}}]}}\n";
        using var directory = new TestDirectory().Write("compose.yaml", compose);
        var run = CliRun.In(directory.Path, "fix", "--write", "--select", "host-bits-in-subnet");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.Contains(": refused: Write 10.5.0.0/24 (host-bits-in-subnet): ", run.Error);
        Assert.Contains(reason, run.Error);
        Assert.AreEqual(compose, File.ReadAllText(directory["compose.yaml"]));
    }

    [TestMethod]
    public void A_subnet_is_mended_where_it_is_written()
    {
        const string Compose = "services:\n  a: {image: \"nginx:1.27\", networks: [n]}\nnetworks:\n  n:\n    ipam: {config: [{subnet: 10.5.0.1/24}]}\n";
        using var directory = new TestDirectory().Write("compose.yaml", Compose);
        CliRun.In(directory.Path, "fix", "--write", "--select", "host-bits-in-subnet");

        Assert.AreEqual(Compose.Replace("10.5.0.1", "10.5.0.0", StringComparison.Ordinal), File.ReadAllText(directory["compose.yaml"]));
    }

    [TestMethod]
    public void Links_are_not_written_through()
    {
        using var outside = new TestDirectory().Write("Dockerfile", Dockerfile);
        using var directory = new TestDirectory().Write("a/Dockerfile", Dockerfile).Write("b/keep", "").Write("c/keep", "");
        File.CreateSymbolicLink(directory["b/Dockerfile"], "../a/Dockerfile");
        File.CreateSymbolicLink(directory["c/Dockerfile"], outside["Dockerfile"]);
        var run = CliRun.In(directory.Path, ["fix", "--write", .. Only]);

        Assert.Contains("b/Dockerfile:1:1: refused: Write FROM (instruction-casing): the file is a link", run.Error);
        Assert.AreEqual(Dockerfile, File.ReadAllText(outside["Dockerfile"]));
        Assert.AreEqual(Mended, File.ReadAllText(directory["a/Dockerfile"]));
        Assert.AreEqual("../a/Dockerfile", new FileInfo(directory["b/Dockerfile"]).LinkTarget);
    }

    [TestMethod]
    public void The_diff_shows_no_control_characters_of_a_file()
    {
        using var directory = new TestDirectory().Write("Dockerfile", "from alpine:3.20\n# \u001b[2J\u202E\nRUN a \\\n ::set-output name=a::b\n");
        var run = CliRun.In(directory.Path, ["fix", .. Only]);

        Assert.IsFalse(run.Out.Contains('\u001b') || run.Out.Contains('\u202E'), run.ToString());
        Assert.Contains(" # \\u{1B}[2J\\u{202E}", run.Out);
        Assert.Contains("set-output", run.Out);
        Assert.DoesNotContain(" ::set-output", run.Out);
    }

    [TestMethod]
    public void Standard_input_cannot_be_changed()
    {
        var run = CliRun.Start(["fix", "-"], host => host, "services: {}\n");

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains("standard input", run.Error);
    }
}
