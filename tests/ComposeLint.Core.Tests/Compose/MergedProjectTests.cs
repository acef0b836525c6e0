using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ComposeLint.Compose;
using ComposeLint.Compose.Json;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>
/// Each directory under cases/ is a project; what the real Docker Compose 2.40.3 made of it stands beside the files (regenerate.sh makes it anew). The
/// whole merged project is compared, or the words of the refusal.
/// </summary>
[TestClass]
public sealed class MergedProjectTests
{
    public static IEnumerable<TestDataRow<string>> Cases =>
        Directory.GetDirectories(CasesDirectory()).Select(Path.GetFileName).OrderBy(n => n, StringComparer.Ordinal).Select(n => new TestDataRow<string>(n!) { DisplayName = n });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void EqualsWhatComposeMakes(string name)
    {
        var directory = Path.Combine(CasesDirectory(), name);
        var sources = CaseFiles.Sources(directory, "/cases/" + name);
        var project = ComposeLoader.Load(CaseFiles.Request(directory) with { Reading = LoadReading.Compose }, sources, CancellationToken.None);
        var errorFile = Path.Combine(directory, "expected-error.txt");
        if (File.Exists(errorFile))
        {
            var ways = File.ReadAllText(errorFile).Split("--\n", StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimEnd());
            Assert.Contains(project.Refusal?.Message.TrimEnd() ?? "", ways);
            return;
        }

        Assert.IsNull(project.Refusal?.Message);
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(directory, "expected.json")))!;
        var actual = JsonNode.Parse(new CanonicalJson(project, sources).Write())!;
        Assert.AreEqual(Sorted(expected).ToJsonString(), Sorted(actual).ToJsonString());
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void AnalysisNeverRefusesMoreThanComposeDoes(string name)
    {
        var directory = Path.Combine(CasesDirectory(), name);
        var sources = CaseFiles.Sources(directory, "/cases/" + name);
        var project = ComposeLoader.Load(CaseFiles.Request(directory), sources, CancellationToken.None);
        if (project.Refusal is not null)
            Assert.IsTrue(File.Exists(Path.Combine(directory, "expected-error.txt")), project.Refusal.Message);
        var keys = project.Services.SelectMany(s => s.Ports.Select(p => p.Key).Concat(s.Environment.Select(e => e.Key)).Concat(s.Volumes.Select(v => v.Key)).Append(s.Key)).ToList();
        Assert.AreEqual(keys.Count, keys.Distinct().Count(), string.Join(' ', keys.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key)));
    }

    // Keys in order, whole numbers without fraction: JSON writes one value in several ways.
    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(i => i is null ? null : Sorted(i))]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node.DeepClone(),
    };

    private static string CasesDirectory([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "cases");
}
