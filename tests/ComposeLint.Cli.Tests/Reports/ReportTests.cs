using System.Text.Json;
using ComposeLint.Analysis;
using ComposeLint.Reporting;
using ComposeLint.Text;

namespace ComposeLint.Cli.Tests.Reports;

[TestClass]
public sealed partial class ReportTests : VerifyBase
{
    [TestMethod]
    [DataRow("pretty")]
    [DataRow("concise")]
    [DataRow("json")]
    [DataRow("sarif")]
    [DataRow("github")]
    [DataRow("gitlab")]
    [DataRow("junit")]
    [DataRow("checkstyle")]
    [DataRow("markdown")]
    public Task Every_format_shows_all_findings(string format) => Verify(Text(format).TrimEnd()).UseDirectory("snapshots").UseFileName(format);

    [TestMethod]
    public Task Pretty_with_colour_and_links() =>
        Verify(Text("pretty", new TextStyle { Color = true, Hyperlinks = true, Explain = true }, Sample.Of(Sample.Collided())).Replace("\u001b", "<ESC>", StringComparison.Ordinal).TrimEnd())
            .UseDirectory("snapshots").UseFileName("pretty-colour");

    [TestMethod]
    [DataRow("pretty")]
    [DataRow("concise")]
    [DataRow("json")]
    [DataRow("sarif")]
    [DataRow("github")]
    [DataRow("gitlab")]
    [DataRow("junit")]
    [DataRow("checkstyle")]
    [DataRow("markdown")]
    public void Nothing_of_a_file_reaches_the_terminal_raw(string format)
    {
        var text = Text(format);

        Assert.IsFalse(text.Any(c => char.IsControl(c) && c != '\n' || c is '\u202E' or '\u009B'), text);
        Assert.DoesNotContain("hunter2", text);
        Assert.DoesNotContain("s3cret", text);
        if (format is not ("json" or "sarif" or "gitlab"))
        {
            Assert.IsFalse(text.Split('\n').Any(line => line.TrimStart().StartsWith("::set-output", StringComparison.Ordinal)), text);
            Assert.DoesNotContain("##[", text);
        }
    }

    [TestMethod]
    public void A_long_line_is_cut_around_what_is_marked()
    {
        var source = new SourceText("long.yml", "a: \"" + new string('x', 500_000) + "MARK" + new string('y', 500_000) + "\"\n");
        var text = Text("pretty", new TextStyle { Width = 80 }, Sample.Of(new Finding(Sample.Unset, Sample.Subject(Sample.At(source, "MARK"), "a", "a"), "long")));

        var lines = text.Split('\n');
        var drawn = lines.Single(line => line.StartsWith(" 1 |", StringComparison.Ordinal));
        var underline = lines[Array.IndexOf(lines, drawn) + 1];
        Assert.IsLessThanOrEqualTo(80, drawn.Length);
        Assert.AreEqual("MARK", drawn.Substring(underline.IndexOf('^', StringComparison.Ordinal), underline.Count(c => c == '^')));
        Assert.Contains("| …", drawn);
        Assert.EndsWith("…", drawn);
    }

    [TestMethod]
    public void Env_files_show_no_value()
    {
        var source = new SourceText("db.env", "# comment\nNAME=value\n");
        var text = Text("pretty", new TextStyle(), Sample.Of(new Finding(Sample.Unset, Sample.Subject(Sample.At(source, "NAME"), "NAME", "NAME"), "it")));

        Assert.Contains("NAME=*****", text);
        Assert.DoesNotContain("value", text);
    }

    [TestMethod]
    public void Sarif_folds_findings_of_one_rule_on_one_line_and_nothing_else_does()
    {
        var source = new SourceText("a.yml", "ports: [\"80:80\", \"81:81\"]\nother: 1\n");
        var findings = new[] { "\"80:80\"", "\"81:81\"", "other" }
            .Select(text => new Finding(Sample.Collision, Sample.Subject(Sample.At(source, text), text, text), $"{text} is taken")).ToArray();

        using var sarif = JsonDocument.Parse(Text("sarif", result: Sample.Of(findings)));
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();

        Assert.HasCount(2, results);
        Assert.AreEqual("\"80:80\" is taken; \"81:81\" is taken.", results[0].GetProperty("message").GetProperty("text").GetString());
        var region = results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        Assert.AreEqual(9, region.GetProperty("startColumn").GetInt32());
        Assert.AreEqual(25, region.GetProperty("endColumn").GetInt32());
        Assert.HasCount(3, Text("concise", result: Sample.Of(findings)).TrimEnd().Split('\n'));
    }

    [TestMethod]
    public void Sarif_keeps_a_level_that_configuration_changed()
    {
        var error = Sample.Collided();
        using var sarif = JsonDocument.Parse(Text("sarif", result: Sample.Of(error with { Severity = Severity.Warning })));
        var run = sarif.RootElement.GetProperty("runs")[0];

        Assert.AreEqual("warning", run.GetProperty("results")[0].GetProperty("level").GetString());
        Assert.AreEqual("error", run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("defaultConfiguration").GetProperty("level").GetString());
        using var unchanged = JsonDocument.Parse(Text("sarif", result: Sample.Of(error)));
        Assert.IsFalse(unchanged.RootElement.GetProperty("runs")[0].GetProperty("results")[0].TryGetProperty("level", out _));
    }

    [TestMethod]
    public void Sarif_holds_what_code_scanning_takes_the_most_severe_first()
    {
        var source = new SourceText("a.yml", new string('\n', 25_010));
        var notes = Enumerable.Range(0, 25_005).Select(i => new Finding(Sample.Unset, Sample.Subject(source.At(i, i), "x", "x" + i), "note"));
        using var sarif = JsonDocument.Parse(Text("sarif", result: Sample.Of([.. notes, Sample.Collided()])));
        var run = sarif.RootElement.GetProperty("runs")[0];

        Assert.AreEqual(25_000, run.GetProperty("results").GetArrayLength());
        Assert.AreEqual("CMP2001", run.GetProperty("results")[0].GetProperty("ruleId").GetString());
        var invocation = run.GetProperty("invocations")[0];
        Assert.IsFalse(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("6 results are left out", invocation.GetProperty("toolExecutionNotifications").ToString());
    }

    [TestMethod]
    public void Github_shows_ten_of_a_level_as_annotations_and_the_rest_as_lines()
    {
        var source = new SourceText("a.yml", new string('\n', 20));
        var findings = Enumerable.Range(0, 12).Select(i => new Finding(Sample.Exposed, Sample.Subject(source.At(i, i), "x", "x" + i), "exposed")).ToArray();
        var lines = Text("github", result: Sample.Of([.. findings, Sample.Collided()])).TrimEnd().Split('\n');

        Assert.StartsWith("::error file=shop/compose.yaml,line=10,", lines[0]);
        Assert.AreEqual(10, lines.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal)));
        Assert.StartsWith("2 more", lines[11]);
        Assert.StartsWith("a.yml:12:1: warning CMP1001", lines[^1]);
    }

    [TestMethod]
    public void Gitlab_keeps_findings_of_one_identity_apart()
    {
        var source = new SourceText("a.yml", "a: 1\na: 2\n");
        var findings = new[] { 1, 2 }.Select(occurrence => new Finding(Sample.Collision, Sample.Subject(Sample.At(source, "a", occurrence), "a", "a"), "twice")).ToArray();
        using var issues = JsonDocument.Parse(Text("gitlab", result: Sample.Of(findings)));

        Assert.HasCount(2, issues.RootElement.EnumerateArray().Select(issue => issue.GetProperty("fingerprint").GetString()).Distinct());
    }

    [TestMethod]
    public void Silenced_findings_are_marked_where_they_are_wanted()
    {
        var comment = Sample.At(Sample.Compose, "nginx");
        var result = Sample.Of() with { Suppressed = [new SuppressedFinding(Sample.Collided(), "known", comment)] };
        var report = Sample.Report(result) with { IncludeSuppressed = true };

        Assert.Contains("\"justification\": \"known\"", Text("sarif", report: report));
        Assert.Contains("\"reason\": \"known\"", Text("json", report: report));
        Assert.EndsWith("(silenced)\n", Text("concise", report: report));
        Assert.Contains("= silenced: known (compose.yaml:3:12)", Text("pretty", report: report));
        Assert.DoesNotContain("known", Text("sarif", result: result));
    }

    private static string Text(string format, TextStyle? style = null, AnalysisResult? result = null, Report? report = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        WholeProgram.Composition.Formats.Writer(format)(report ?? Sample.Report(result), style ?? new TextStyle(), writer);
        return writer.ToString();
    }
}
