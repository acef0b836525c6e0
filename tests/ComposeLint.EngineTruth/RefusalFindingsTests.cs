using System.Text.Json.Nodes;
using ComposeLint.Analysis;
using ComposeLint.Cli.Sources;
using ComposeLint.Rules;

namespace ComposeLint.EngineTruth;

/// <summary>What rules say of each case against what Docker Engine 28.5 did: what was refused has an error, what came up has none.</summary>
[TestClass]
public sealed class RefusalFindingsTests
{
    private static readonly string Root = AppContext.BaseDirectory;

    /// <summary>Cases whose refusal comes from something that no file of the project says.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["driver-unknown"] = "another machine may have the plug-in",
        ["host-port-squatted"] = "a container outside the project holds the port",
        ["macvlan-no-parent"] = "the lab's kernel has no dummy interfaces",
        ["mode-container-missing"] = "a container outside the project is missing",
        ["overlay-no-swarm"] = "the machine is in no swarm",
        ["stack-two-stacks-collision"] = "another stack has the port",
        ["two-projects-same-port"] = "another project has the port",
    };

    public static IEnumerable<object[]> Cases() =>
        Directory.GetFiles(Path.Combine(Root, "truth", "28.5"), "*.json").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Refused_case_has_an_error_and_no_other_case_has(string name)
    {
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "truth", "28.5", name + ".json")))!;
        var errors = Errors(name);
        if ((string?)truth["outcome"] != "error")
            Assert.IsEmpty(errors, string.Join('\n', errors));
        else if (Elsewhere.TryGetValue(name, out var reason))
            Assert.IsEmpty(errors, $"found although {reason}: {string.Join('\n', errors)}");
        else
            Assert.IsNotEmpty(errors, "nothing is found, and the engine says: " + truth["error"]);
    }

    private static List<string> Errors(string name)
    {
        var cases = Path.Combine(Root, "cases");
        var result = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All, RuleCatalogue.All)
            .Analyze(new FileSystemSourceSet(cases, [cases]), new AnalysisRequest([name + ".yml"]));
        Assert.IsFalse(result.Notifications.Any(note => note.Kind == NotificationKind.RuleCrashed), string.Join('\n', result.Notifications.Select(note => note.Message)));
        return [.. result.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.Subject.Span}: {finding.Rule.Name}: {finding.Message}")];
    }
}
