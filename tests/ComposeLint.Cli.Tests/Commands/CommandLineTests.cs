using System.Text.Json;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Rules;

namespace ComposeLint.Cli.Tests.Commands;

[TestClass]
public sealed class CommandLineTests
{
    [TestMethod]
    [DataRow("check --format saarif", "did you mean 'sarif'?")]
    [DataRow("check --formt sarif", "there is no option --formt; did you mean --format?")]
    [DataRow("check --fail-on errors", "did you mean 'error'?")]
    [DataRow("check --select host-port-colision", "did you mean 'host-port-collision'?")]
    [DataRow("check --format pretty --format json", "Only one format can go to standard output")]
    [DataRow("check --format sarif=", "names no file")]
    [DataRow("check nowhere", "nowhere: no such file or directory")]
    [DataRow("check", "nothing to analyse was found")]
    [DataRow("check --since HEAD --allow-empty", "needs a git repository")]
    [DataRow("check --config none.yml", "none.yml")]
    [DataRow("explain sintax-error", "did you mean 'syntax-error'?")]
    [DataRow("explain", "'RULE' missing")]
    [DataRow("completions tcsh", "tcsh")]
    [DataRow("new-rule Ports ReplaceMe", "not ComposeLint's repository")]
    public void What_cannot_be_done_is_said_and_costs_exit_code_2(string line, string said)
    {
        using var directory = new TestDirectory();
        var run = CliRun.In(directory.Path, line.Split(' '));

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        Assert.Contains(said, run.Error);
        Assert.AreEqual("", run.Out);
    }

    [TestMethod]
    public void Nothing_to_analyse_can_be_allowed()
    {
        using var directory = new TestDirectory();

        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "--allow-empty").ExitCode);
    }

    [TestMethod]
    public void Rules_are_listed_for_people_and_for_programs()
    {
        var run = CliRun.In(Path.GetTempPath(), "rules");
        var lines = run.Out.TrimEnd().Split('\n');

        Assert.AreEqual(0, run.ExitCode);
        Assert.HasCount(RuleCatalogue.All.Length, lines);
        Assert.StartsWith("CMP0001  syntax-error", lines[0]);
        using var json = JsonDocument.Parse(CliRun.In(Path.GetTempPath(), "rules", "--format", "json").Out);
        CollectionAssert.AreEqual(
            RuleCatalogue.All.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal).ToArray(),
            json.RootElement.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToArray());
    }

    [TestMethod]
    public void Every_rule_explains_itself_by_id_and_by_name()
    {
        foreach (var rule in RuleCatalogue.All.Select(rule => rule.Descriptor))
        {
            var byId = CliRun.In(Path.GetTempPath(), "explain", rule.Id.ToLowerInvariant());
            var byName = CliRun.In(Path.GetTempPath(), "explain", rule.Name);

            Assert.AreEqual(0, byId.ExitCode, byId.ToString());
            Assert.AreEqual(byId.Out, byName.Out);
            Assert.StartsWith($"{rule.Id} {rule.Name}: {rule.Title}\n", byId.Out);
            Assert.Contains("\nWhy\n", byId.Out);
            Assert.EndsWith(rule.HelpUri + "\n", byId.Out);
            Assert.DoesNotContain("```", byId.Out);
        }
    }

    [TestMethod]
    public void Version_names_the_engine_that_is_modelled()
    {
        var run = CliRun.In(Path.GetTempPath(), "version");

        Assert.AreEqual(0, run.ExitCode);
        Assert.StartsWith("composelint 0.", run.Out);
        Assert.Contains("engine      28.5", run.Out);
    }

    [TestMethod]
    public void Init_explains_every_setting_and_never_overwrites()
    {
        using var directory = new TestDirectory();
        Assert.AreEqual(0, CliRun.In(directory.Path, "init").ExitCode);
        var written = File.ReadAllText(directory["composelint.yml"]);
        foreach (var key in ConfigurationKeys.All)
            Assert.Contains($"# {key.Name}: ", written);

        Assert.AreEqual(2, CliRun.In(directory.Path, "init").ExitCode);
        Assert.AreEqual(written, File.ReadAllText(directory["composelint.yml"]));
        Assert.AreEqual(0, CliRun.In(directory.Path, "config").ExitCode);

        // Every example is one that holds when its mark is taken away.
        directory.Write("base.yml", "").Write("composelint.yml", string.Join('\n', written.Split('\n').Where(line => ConfigurationKeys.All.Any(key => line.StartsWith($"# {key.Name}: ", StringComparison.Ordinal))).Select(line => line[2..].Replace("../composelint.yml", "base.yml", StringComparison.Ordinal))));
        var run = CliRun.In(directory.Path, "config");
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.DoesNotContain("# default", run.Out);
    }

    [TestMethod]
    public void Config_says_where_each_setting_came_from()
    {
        using var directory = new TestDirectory()
            .Write(".git/HEAD", "")
            .Write("composelint.yml", "fail-on: error\nignore: [unset-variable]\n")
            .Write("deploy/compose.yaml", "services: {}\n");
        var run = CliRun.In(directory.Path, "config", "deploy");

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.IsTrue(run.Out.Split('\n').Any(line => line.StartsWith("fail-on:", StringComparison.Ordinal) && line.Contains(" error ", StringComparison.Ordinal) && line.EndsWith("# composelint.yml:1:1", StringComparison.Ordinal)), run.Out);
        Assert.IsTrue(run.Out.Split('\n').Any(line => line.StartsWith("engine:", StringComparison.Ordinal) && line.EndsWith("# default", StringComparison.Ordinal)), run.Out);
    }

    [TestMethod]
    public void Wrong_configuration_is_an_error_with_a_suggestion()
    {
        using var directory = new TestDirectory().Write("composelint.yml", "fail-onn: error\n").Write("compose.yaml", "services: {}\n");

        foreach (var verb in new[] { "config", "check" })
        {
            var run = CliRun.In(directory.Path, verb);
            Assert.AreEqual(2, run.ExitCode, run.ToString());
            Assert.Contains("composelint.yml:1:1: error: ", run.Error);
            Assert.Contains("did you mean 'fail-on'?", run.Error);
        }
    }

    [TestMethod]
    public void The_configuration_schema_knows_every_key()
    {
        using var schema = JsonDocument.Parse(CliRun.In(Path.GetTempPath(), "schema", "config").Out);

        CollectionAssert.AreEquivalent(
            ConfigurationKeys.All.Select(key => key.Name).ToArray(),
            schema.RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name).ToArray());
    }

    [TestMethod]
    [DataRow("bash")]
    [DataRow("zsh")]
    [DataRow("fish")]
    [DataRow("pwsh")]
    [DataRow("nushell")]
    public void Completions_ask_the_tool_itself(string shell)
    {
        var script = CliRun.In(Path.GetTempPath(), "completions", shell);

        Assert.AreEqual(0, script.ExitCode);
        Assert.Contains("[suggest:", script.Out);
        Assert.Contains("check", CliRun.In(Path.GetTempPath(), "[suggest:14]", "composelint ch").Out);
        Assert.Contains("--format", CliRun.In(Path.GetTempPath(), "[suggest:24]", "composelint check --form").Out);
    }

    [TestMethod]
    [DataRow("composelint gra", "graph")]
    [DataRow("composelint graph --f", "--format,--focus,--file")]
    [DataRow("composelint graph --v", "--view,--verbose")]
    [DataRow("composelint graph --format ", "mermaid,dot,svg,html,json")]
    [DataRow("composelint graph --view ", "networks,reachability,exposure")]
    [DataRow("composelint bas", "baseline")]
    public void Completions_know(string line, string expected)
    {
        var suggested = CliRun.In(Path.GetTempPath(), $"[suggest:{line.Length}]", line).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var word in expected.Split(','))
            Assert.Contains(word, suggested);
    }

    [TestMethod]
    public void A_baseline_hides_what_was_there_and_nothing_else()
    {
        using var directory = new TestDirectory().Write("compose.yaml", "services:\n  web: {image: 'nginx:1.27', privileged: true}\n");
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "--fail-on", "note").ExitCode);

        var recorded = CliRun.In(directory.Path, "baseline");
        Assert.AreEqual(0, recorded.ExitCode, recorded.ToString());
        Assert.AreEqual(0, CliRun.In(directory.Path, "check", "--fail-on", "note").ExitCode);
        Assert.AreEqual(1, CliRun.In(directory.Path, "check", "--fail-on", "note", "--no-baseline").ExitCode);

        // Lines above move it, and it is known all the same; what is new is not.
        directory.Write("compose.yaml", "# a\n# b\nservices:\n  web: {image: 'nginx:1.27', privileged: true}\n  api: {image: 'nginx:1.27', privileged: true}\n");
        var run = CliRun.In(directory.Path, "check", "--fail-on", "note", "--format", "concise");
        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("api is privileged", run.Out);
        Assert.DoesNotContain("web is privileged", run.Out);

        directory.Write("compose.yaml", "services:\n  api: {image: 'nginx:1.27', privileged: true}\n");
        Assert.AreEqual(0, CliRun.In(directory.Path, "baseline", "--prune").ExitCode);
        Assert.DoesNotContain("services.web", File.ReadAllText(directory["composelint.baseline"]));
        Assert.DoesNotContain("services.api", File.ReadAllText(directory["composelint.baseline"]));
        Assert.AreEqual(2, CliRun.In(directory.Path, "check", "--baseline", "nowhere").ExitCode);
    }

    [TestMethod]
    public void New_rule_takes_the_next_id_of_its_folder()
    {
        using var directory = new TestDirectory()
            .Write("rules/ComposeLint.Rules.csproj", "")
            .Write("rules/shipped.tsv", "id\tname\tversion\nCMP2007\tgone\t0.1.0\n")
            .Write("rules/Ports/HostPortCollision.md", "---\nid: CMP2001\n---\n");
        var run = CliRun.In(directory["rules"], "new-rule", "Ports", "SomeProblem");

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.AreEqual("rules/Ports/SomeProblem.cs\nrules/Ports/SomeProblem.md\n", run.Out);
        Assert.Contains("id: CMP2008\n", File.ReadAllText(directory["rules/Ports/SomeProblem.md"]));
        Assert.Contains("public sealed partial class SomeProblem : TopologyRule", File.ReadAllText(directory["rules/Ports/SomeProblem.cs"]));
        Assert.AreEqual(2, CliRun.In(directory["rules"], "new-rule", "Ports", "SomeProblem").ExitCode);
        Assert.AreEqual(2, CliRun.In(directory["rules"], "new-rule", "Ports", "../Escape").ExitCode);
    }

    [TestMethod]
    public void Debug_syntax_dumps_nodes_with_their_places()
    {
        using var directory = new TestDirectory().Write("a.yml", "a: &x [1, 'two']\nb: *x\n");
        using var json = JsonDocument.Parse(CliRun.In(directory.Path, "debug", "syntax", "a.yml").Out);
        var first = json.RootElement.GetProperty("documents")[0].GetProperty("mapping")[0].GetProperty("value");

        Assert.AreEqual("two", first.GetProperty("sequence")[1].GetProperty("scalar").GetString());
        Assert.AreEqual("SingleQuoted", first.GetProperty("sequence")[1].GetProperty("style").GetString());
        Assert.AreEqual("1:11-1:16", first.GetProperty("sequence")[1].GetProperty("at").GetString());
    }
}
