using System.Text.Json;

namespace ComposeLint.Cli.Tests.Check;

/// <summary>What decides which files are read, which findings are shown and how a run ends.</summary>
[TestClass]
public sealed class CheckTests
{
    private const string Collision = "services:\n  a:\n    image: nginx:1.27\n    ports: [\"127.0.0.1:8080:80\"]\n  b:\n    image: nginx:1.27\n    ports: [\"127.0.0.1:8080:81\"]\n";
    private const string Warned = "services:\n  a:\n    image: nginx:1.27\n    network_mode: host\n    ports: [\"8080:80\"]\n";
    private const string Noted = "services:\n  a:\n    image: nginx:1.27\n    ports: [\"8080:80\"]\n";
    // Exact output is asked of one rule alone: a new one changes no test.
    private static readonly string[] Only = ["--select", "host-port-collision"];

    private const string Clean = "services:\n  a:\n    image: nginx:1.27\n";

    [TestMethod]
    [DataRow("deploy", "#!/bin/sh\n", true)]
    [DataRow("deploy", "#!/usr/bin/env -S bash -e\n", true)]
    [DataRow("deploy", "#!/usr/bin/env X=1 bash\n", true)]
    [DataRow("deploy", "#!/usr/bin/python3\n", false)]
    [DataRow("deploy", "", false)]
    [DataRow("deploy.sh", "", true)]
    [DataRow("deploy.sh", "#!/usr/bin/env fish\n", false)]
    [DataRow("deploy.txt", "#!/bin/sh\n", false)]
    public void A_script_is_known_by_its_name_or_its_first_line(string name, string first, bool isRead)
    {
        using var directory = new TestDirectory().Write(name, first + "docker run -d --privileged nginx:1.27\n").Write("compose.yaml", "services: {a: {image: 'nginx:1.27'}}\n");

        var run = CliRun.In(directory.Path, "check", "--format", "concise");

        Assert.AreEqual(isRead, run.Out.Contains("privileged-container", StringComparison.Ordinal), run.ToString());
    }

    [TestMethod]
    [DataRow(Collision, "", 1)]
    [DataRow(Collision, "--fail-on none", 0)]
    [DataRow(Warned, "", 1)]
    [DataRow(Warned, "--fail-on error", 0)]
    [DataRow(Noted, "--select exposure", 0)]
    [DataRow(Noted, "--select exposure --fail-on note", 1)]
    [DataRow(Clean, "--fail-on warning", 0)]
    [DataRow(Collision, "--ignore ALL", 0)]
    [DataRow(Collision, "--ignore CMP2001", 0)]
    [DataRow(Collision, "--select exposure", 0)]
    [DataRow(Collision, "--format sarif=out.sarif", 1)]
    [DataRow("services: [", "", 1)]
    [DataRow("services:\n  a:\n    image: x\n    env_file: [none.env]\n", "", 1)]
    public void The_exit_code_says_how_bad_it_is(string compose, string options, int expected)
    {
        using var directory = new TestDirectory().Write("compose.yaml", compose);
        var run = CliRun.In(directory.Path, ["check", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.AreEqual(expected, run.ExitCode, run.ToString());
    }

    [TestMethod]
    public void A_path_alone_is_checked_without_the_word_check()
    {
        using var directory = new TestDirectory().Write("shop/compose.yaml", Collision);
        var run = CliRun.In(directory.Path, ["shop", .. Only]);

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.AreEqual(CliRun.In(directory.Path, ["check", "shop", .. Only]).Out, run.Out);
        Assert.StartsWith("shop/compose.yaml:7:", run.Out);
    }

    [TestMethod]
    public void Configuration_sets_the_threshold_and_the_command_line_wins()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Warned).Write("composelint.yml", "fail-on: error\n");

        Assert.AreEqual(0, CliRun.In(directory.Path, "check").ExitCode);
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "--no-config").ExitCode);
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "--fail-on", "warning").ExitCode);
    }

    [TestMethod]
    public void Several_formats_at_once()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Collision);
        var run = CliRun.In(directory.Path, "check", "--format", "sarif=out.sarif", "--format", "json=out.json", "--format", "github", "--select", "host-port-collision");

        Assert.StartsWith("::error file=compose.yaml,line=7,", run.Out);
        using var sarif = JsonDocument.Parse(File.ReadAllText(directory["out.sarif"]));
        Assert.AreEqual("CMP2001", sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString());
        using var json = JsonDocument.Parse(File.ReadAllText(directory["out.json"]));
        Assert.AreEqual("host-port-collision", json.RootElement.GetProperty("findings")[0].GetProperty("name").GetString());
        Assert.AreEqual(2, CliRun.In(directory.Path, "check", "--format", "json=none/out.json").ExitCode);
    }

    [TestMethod]
    public void Sarif_names_files_from_the_repositorys_root()
    {
        using var directory = new TestDirectory().Write(".git/HEAD", "").Write("deploy/shop/compose.yaml", Collision);

        foreach (var (where, path) in new[] { ("deploy", "shop"), ("deploy/shop", "."), (".", "deploy"), ("..", directory.Path) })
        {
            var run = CliRun.In(Path.GetFullPath(where, directory.Path), "check", path, "--format", "sarif");
            Assert.Contains("\"uri\": \"deploy/shop/compose.yaml\"", run.Out, run.ToString());
        }

        // GitHub shows no file at a link's path.
        Directory.CreateDirectory(directory["linked"]);
        File.CreateSymbolicLink(directory["linked/compose.yaml"], "../deploy/shop/compose.yaml");
        Assert.Contains("\"uri\": \"deploy/shop/compose.yaml\"", CliRun.In(directory.Path, "check", "linked/compose.yaml", "--format", "sarif").Out);
    }

    [TestMethod]
    public void Colours_follow_the_flag_then_the_environment_then_the_terminal()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Collision);

        Assert.IsFalse(IsColoured(terminal: false, []));
        Assert.IsTrue(IsColoured(terminal: true, []));
        Assert.IsFalse(IsColoured(terminal: true, new() { ["NO_COLOR"] = "1" }));
        Assert.IsFalse(IsColoured(terminal: true, new() { ["TERM"] = "dumb" }));
        Assert.IsTrue(IsColoured(terminal: false, new() { ["FORCE_COLOR"] = "1" }));
        Assert.IsTrue(IsColoured(terminal: false, new() { ["CLICOLOR_FORCE"] = "1" }));
        Assert.IsFalse(IsColoured(terminal: false, new() { ["FORCE_COLOR"] = "1", ["NO_COLOR"] = "1" }));
        Assert.IsTrue(IsColoured(terminal: false, new() { ["NO_COLOR"] = "1" }, "--color", "always"));
        Assert.IsFalse(IsColoured(terminal: true, new() { ["FORCE_COLOR"] = "1" }, "--color", "never"));

        bool IsColoured(bool terminal, Dictionary<string, string> environment, params string[] options) =>
            CliRun.Start(
                ["check", "--format", "pretty", .. options],
                host => host with { WorkingDirectory = directory.Path, Environment = environment, OutIsTerminal = terminal }).Out.Contains('\u001b');
    }

    [TestMethod]
    public void A_terminal_gets_frames_and_a_pipe_gets_lines()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Collision);

        Assert.Contains("--> compose.yaml:7:", CliRun.Start(["check", "--color", "never", .. Only], host => host with { WorkingDirectory = directory.Path, OutIsTerminal = true }).Out);
        Assert.StartsWith("compose.yaml:7:", CliRun.In(directory.Path, ["check", .. Only]).Out);
    }

    [TestMethod]
    public void Standard_input_is_checked_under_its_name()
    {
        using var directory = new TestDirectory();
        var run = CliRun.Start(["check", "-", "--stdin-filename", "deploy/compose.yaml", .. Only], host => host with { WorkingDirectory = directory.Path }, Collision);

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.StartsWith("deploy/compose.yaml:7:", run.Out);
    }

    [TestMethod]
    public void Files_are_merged_as_docker_compose_merges_them()
    {
        using var directory = new TestDirectory()
            .Write("base.yml", "services:\n  a:\n    image: nginx:1.27\n    ports: [\"127.0.0.1:8080:80\"]\n")
            .Write("Dockerfile", "FROM\n")
            .Write("more.yml", "services:\n  b:\n    image: nginx:1.27\n    ports: [\"127.0.0.1:8080:81\"]\n");
        var run = CliRun.In(directory.Path, "check", "-f", "base.yml", "-f", "more.yml");

        Assert.AreEqual(1, run.ExitCode, run.ToString());
        Assert.Contains("host-port-collision", run.Out);
        Assert.DoesNotContain("Dockerfile", run.Out);
    }

    [TestMethod]
    public void What_git_ignores_is_left_out_unless_named()
    {
        using var directory = new TestDirectory()
            .Write(".git/HEAD", "")
            .Write(".gitignore", "/generated/\n")
            .Write("compose.yaml", Clean)
            .Write("generated/compose.yaml", Collision);

        Assert.AreEqual(0, CliRun.In(directory.Path, "check").ExitCode);
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "--no-gitignore").ExitCode);
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "--no-gitignore", "--exclude", "gener*").ExitCode);
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "generated/compose.yaml").ExitCode);
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "generated/compose.yaml", "--force-exclude", "--allow-empty").ExitCode);
    }

    [TestMethod]
    public void Statistics_count_findings_per_rule()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Collision);

        Assert.AreEqual("1  CMP2001  error    host-port-collision\n", CliRun.In(directory.Path, ["check", "--statistics", .. Only]).Out);
        var both = CliRun.In(directory.Path, ["check", "--statistics", "--format", "json", .. Only]);
        using var json = JsonDocument.Parse(both.Out);
        Assert.StartsWith("1  CMP2001", both.Error);
    }

    [TestMethod]
    public void Quiet_says_nothing_but_findings()
    {
        using var directory = new TestDirectory().Write("compose.yaml", Collision);

        Assert.AreEqual("1 error in 1 project\n", CliRun.In(directory.Path, ["check", .. Only]).Error);
        Assert.AreEqual("", CliRun.In(directory.Path, ["check", "-q", .. Only]).Error);
        Assert.Contains("read compose.yaml: Found", CliRun.In(directory.Path, "check", "-v").Error);
    }

    [TestMethod]
    public void The_json_report_follows_its_schema()
    {
        using var schemaText = JsonDocument.Parse(CliRun.In(Path.GetTempPath(), "schema", "json").Out);
        using var report = JsonDocument.Parse(CliRun.In(TestDirectory.RepositoryRoot, "check", "tests/samples/shop", "--format", "json").Out);
        var findingSchema = schemaText.RootElement.GetProperty("properties").GetProperty("findings").GetProperty("items");

        Same(schemaText.RootElement, report.RootElement);
        foreach (var finding in report.RootElement.GetProperty("findings").EnumerateArray())
            Same(findingSchema, finding);

        static void Same(JsonElement schema, JsonElement value) => CollectionAssert.AreEquivalent(
            schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToArray(),
            value.EnumerateObject().Select(property => property.Name).ToArray());
    }
}
