using System.Diagnostics;

namespace ComposeLint.Cli.Tests.Check;

/// <summary>A stranger's repository: nothing outside is read, nothing blocks, nothing reaches the terminal raw.</summary>
[TestClass]
public sealed class HostileInputTests
{
    private static readonly string[] Formats = ["pretty", "concise", "json", "sarif", "github"];

    [TestMethod]
    [DataRow("include: [../outside/secret.yaml]\nservices: {a: {image: 'nginx:1.27'}}\n", DisplayName = "include by dots")]
    [DataRow("services:\n  a:\n    image: nginx:1.27\n    env_file: ../outside/secret.env\n", DisplayName = "env_file by dots")]
    [DataRow("services:\n  a:\n    extends: {file: ../outside/secret.yaml, service: hidden}\n", DisplayName = "extends by dots")]
    [DataRow("include: [linked.yaml]\nservices: {a: {image: 'nginx:1.27'}}\n", DisplayName = "include by a link")]
    [DataRow("services:\n  a:\n    image: nginx:1.27\n    env_file: linked/secret.env\n", DisplayName = "env_file by a linked directory")]
    public void Nothing_outside_is_read(string compose)
    {
        using var directory = new TestDirectory()
            .Write("outside/secret.yaml", "services:\n  hidden:\n    image: hunter2\n    ports: [\"80:80\"]\n")
            .Write("outside/secret.env", "hunter2")
            .Write("inside/compose.yaml", compose);
        File.CreateSymbolicLink(directory["inside/linked.yaml"], directory["outside/secret.yaml"]);
        File.CreateSymbolicLink(directory["inside/linked"], directory["outside"]);

        foreach (var format in Formats)
        {
            var run = CliRun.In(directory.Path, "check", "inside", "--format", format);
            Assert.AreEqual(1, run.ExitCode, run.ToString());
            Assert.DoesNotContain("hunter2", run.ToString());
            Assert.Contains("CMP0006", run.Out);
        }
    }

    [TestMethod]
    public void A_root_can_be_given_besides()
    {
        using var directory = new TestDirectory()
            .Write("common/base.env", "A=1")
            .Write("app/compose.yaml", "services:\n  a:\n    image: nginx:1.27\n    env_file: ../common/base.env\n");

        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "app").ExitCode);
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "app", "--root", "common").ExitCode);
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "app/compose.yaml").ExitCode);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_fifo_as_env_file_is_not_opened()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows has no FIFOs in directories.");
        using var directory = new TestDirectory().Write("compose.yaml", "services:\n  a:\n    image: nginx:1.27\n    env_file: pipe.env\n");
        using (var mkfifo = Process.Start("mkfifo", directory["pipe.env"]))
            mkfifo.WaitForExit();
        var run = CliRun.In(directory.Path, "check");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.Contains("pipe.env", run.Out);
    }

    [TestMethod]
    public void Names_of_files_are_as_little_trusted_as_their_text()
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("Windows allows no such names.");
        const string Compose = "services:\n  a:\n    image: nginx:1.27\n    network_mode: host\n    ports: [\"80:80\"]\n";
        using var directory = new TestDirectory()
            .Write("::set-output name=x::\u001b]0;owned\u0007 compose.yml", Compose)
            .Write("\u202Ecompose##[error].yml", Compose);

        foreach (var format in Formats)
        {
            var run = CliRun.In(directory.Path, "check", "--format", format);
            Assert.AreEqual(1, run.ExitCode, run.ToString());
            Assert.Contains("CMP2002", run.Out);
            Assert.IsFalse((run.Out + run.Error).Any(c => char.IsControl(c) && c != '\n' || c == '\u202E'), run.ToString());
            if (format is "json" or "sarif")
                continue;
            Assert.IsFalse((run.Out + run.Error).Split('\n').Any(line => line.TrimStart().StartsWith("::set-output", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal)), run.ToString());
        }
    }

    [TestMethod]
    public void What_is_no_text_or_too_large_is_told()
    {
        using var directory = new TestDirectory()
            .Write("a/compose.yaml", "x")
            .Write("a/compose.yaml", [0x73, 0, 0x3A])
            .Write("b-compose.yaml", "services:\n  a:\n    image: nginx:1.27\n# " + new string('x', 10 * 1024 * 1024));
        var run = CliRun.In(directory.Path, "check", "a/compose.yaml", "b-compose.yaml");

        Assert.AreNotEqual(0, run.ExitCode, run.ToString());
        Assert.Contains("a/compose.yaml", run.ToString());
        Assert.Contains("b-compose.yaml", run.ToString());
    }
}
