using System.Text.Json.Nodes;
using ComposeLint.Cli.Sources;
using ComposeLint.Cli.Truth;
using ComposeLint.Knowledge;
using ComposeLint.Simulation;

namespace ComposeLint.EngineTruth;

/// <summary>Each case that was brought up on real engines, predicted, and every fact that differs shown.</summary>
[TestClass]
public sealed class EngineTruthTests
{
    private static readonly string Root = AppContext.BaseDirectory;

    public static IEnumerable<object[]> Cases()
    {
        // Those given with the project; under measured one feature each, measured since; under found those kept from projects made at random.
        foreach (var folder in new[] { "", "found", "measured" })
            foreach (var engine in new[] { "20.10", "26.1", "28.5" })
            {
                var truths = Path.Combine(Root, folder, "truth", engine);
                if (Directory.Exists(truths))
                    foreach (var truth in Directory.GetFiles(truths, "*.json").Order(StringComparer.Ordinal))
                        yield return [engine, folder, Path.GetFileNameWithoutExtension(truth)];
            }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void PredictsWhatTheEngineDid(string engine, string folder, string name)
    {
        Assert.IsTrue(EngineVersion.TryParse(engine, out var version));
        var cases = Path.Combine(Root, folder, "cases");
        var sources = new FileSystemSourceSet(cases, [cases]);
        var labCase = LabCaseReader.Read(name + ".yml", sources, CancellationToken.None);
        var predicted = JsonNode.Parse(PredictionWriter.Write(labCase, new SimulationOptions { Engine = version }, CancellationToken.None))!;
        var truth = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, folder, "truth", engine, name + ".json")))!;

        if (Score.Of(predicted, truth, name) is not { } score)
            return;
        Assert.IsEmpty(score.Differences, string.Join("\n", score.Differences.Prepend(new Difference("", $"{score.Right} facts are right", "", ""))));
    }
}
