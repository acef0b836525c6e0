using System.ComponentModel;
using System.Diagnostics;

namespace ComposeLint.Cli.Tests.Check;

[TestClass]
public sealed class SinceTests
{
    [TestMethod]
    public void Only_findings_on_changed_lines_are_shown()
    {
        using var directory = new TestDirectory().Write("größe/compose.yaml", Services(1));
        if (!Git(directory, "init", "-q"))
            Assert.Inconclusive("git is not installed.");
        Git(directory, "add", ".");
        Git(directory, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "one");
        Assert.AreEqual("", CliRun.In(directory.Path, "check", "--since", "HEAD", "-q").Out);

        directory.Write("größe/compose.yaml", Services(2)).Write("new-compose.yaml", Services(1));
        var run = CliRun.In(directory["größe"], "check", "..", "--since", "HEAD");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        var lines = run.Out.TrimEnd().Split('\n');
        Assert.IsTrue(lines.Any(line => line.Contains("compose.yaml:9:", StringComparison.Ordinal)), run.Out);
        Assert.IsFalse(lines.Any(line => line.StartsWith("compose.yaml:5:", StringComparison.Ordinal)), run.Out);
        Assert.IsTrue(lines.Any(line => line.Contains("new-compose.yaml:5:", StringComparison.Ordinal)), run.Out);
    }

    [TestMethod]
    [DataRow("no-such-branch")]
    [DataRow("--output=stolen")]
    public void A_revision_is_never_an_option(string revision)
    {
        using var directory = new TestDirectory().Write("compose.yaml", Services(1));
        if (!Git(directory, "init", "-q"))
            Assert.Inconclusive("git is not installed.");
        var run = CliRun.In(directory.Path, "check", "--since=" + revision);

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.IsFalse(File.Exists(directory["stolen"]));
    }

    private static string Services(int count) => "services:\n" + string.Concat(
        Enumerable.Range(0, count).Select(i => $"  s{i}:\n    image: nginx:1.27\n    network_mode: host\n    ports: [\"80:80\"]\n"));

    private static bool Git(TestDirectory directory, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = directory.Path })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
