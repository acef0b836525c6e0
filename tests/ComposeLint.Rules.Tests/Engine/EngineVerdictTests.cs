using System.Runtime.CompilerServices;
using System.Text.Json;
using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Tests.Engine;

/// <summary>The rules' errors held to what Docker Engine 28.5 did under the real Compose: it refuses what they call an error; of the cases given with the project they miss none that the files show.</summary>
[TestClass]
public sealed class EngineVerdictTests
{
    /// <summary>Refused for what no file says: the state of the host, of the engine, of other projects.</summary>
    private static readonly HashSet<string> NotInTheFiles = new(StringComparer.Ordinal)
    {
        "driver-unknown", "host-port-squatted", "macvlan-no-parent", "mode-container-missing", "overlay-no-swarm", "stack-two-stacks-collision", "two-projects-same-port",
    };

    public static IEnumerable<object[]> Cases()
    {
        foreach (var folder in new[] { "", "found", "measured" })
        {
            var truths = Path.Combine(Root(), folder, "truth", "28.5");
            if (Directory.Exists(truths))
                foreach (var truth in Directory.GetFiles(truths, "*.json").Order(StringComparer.Ordinal))
                    yield return [folder, Path.GetFileNameWithoutExtension(truth)];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Error_is_what_the_engine_refuses(string folder, string name)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), folder, "truth", "28.5", name + ".json")));
        var isStack = truth.RootElement.TryGetProperty("driver", out var driver) && driver.GetString() == "stack";
        var isRefused = truth.RootElement.GetProperty("outcome").GetString() == "error";
        var text = File.ReadAllText(Path.Combine(Root(), folder, "cases", name + ".yml"));
        var sources = new MemorySourceSet([new SourceText("compose.yaml", text)], "/srv/" + name);
        var options = new AnalyzerOptions { Target = isStack ? DeploymentTarget.Stack : DeploymentTarget.Compose };
        var errors = new Analyzer(options, CoreSurfaces.All, RuleCatalogue.All).Analyze(sources, new([]))
            .Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Rule.Name + ": " + finding.Message).ToList();
        if (!isRefused)
            Assert.IsEmpty(errors, string.Join('\n', errors));
        else if (folder.Length == 0 && !NotInTheFiles.Contains(name))
            Assert.IsNotEmpty(errors, "the engine refuses it: " + truth.RootElement.GetProperty("error").GetString());
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../ComposeLint.EngineTruth"));
}
