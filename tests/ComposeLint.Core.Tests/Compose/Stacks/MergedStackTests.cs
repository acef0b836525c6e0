using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Json;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Compose.Stacks;

/// <summary>
/// Each directory under cases/ is a stack of one to three files, with the variables of the shell; what Docker's own client made of it stands beside
/// (regenerate.sh makes it anew, without an engine). The whole merged stack is compared, or the words of the refusal.
/// </summary>
[TestClass]
public sealed class MergedStackTests
{
    public static IEnumerable<TestDataRow<string>> Cases =>
        Directory.GetDirectories(CasesDirectory()).Select(Path.GetFileName).OrderBy(n => n, StringComparer.Ordinal).Select(n => new TestDataRow<string>(n!) { DisplayName = n });

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void EqualsWhatTheClientMakes(string name)
    {
        var project = Load(name, LoadReading.Compose, out var sources);

        var errorFile = Path.Combine(CasesDirectory(), name, "expected-error.txt");
        if (File.Exists(errorFile))
        {
            Assert.AreEqual(File.ReadAllText(errorFile).TrimEnd(), project.Refusal?.Message);
            return;
        }

        Assert.IsNull(project.Refusal?.Message);
        Assert.AreEqual(Canonical(File.ReadAllText(Path.Combine(CasesDirectory(), name, "expected.yml"))), Sorted(JsonNode.Parse(new StackJson(project, sources).Write())!).ToJsonString());
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void AnalysisNeverRefusesMoreThanTheClientDoes(string name)
    {
        var project = Load(name, LoadReading.Analysis, out _);
        if (project.Refusal is not null)
            Assert.IsTrue(File.Exists(Path.Combine(CasesDirectory(), name, "expected-error.txt")), project.Refusal.Message);
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void TheClientHereStillSaysWhatWasRecorded(string name)
    {
        var directory = Path.Combine(CasesDirectory(), name);
        var start = new ProcessStartInfo("docker") { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in new[] { "stack", "config" }.Concat(Files(name).SelectMany(file => new[] { "-c", file })))
            start.ArgumentList.Add(word);
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = "/home/user";
        foreach (var (key, value) in Variables(name))
            start.Environment[key] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Inconclusive("there is no docker client here");
            return;
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var words = process.StandardError.ReadToEnd().Replace(directory, "/cases/" + name, StringComparison.Ordinal);
            process.WaitForExit();
            if (words.Contains("is not a docker command", StringComparison.Ordinal))
                Assert.Inconclusive("the docker client here has no 'stack'");
            var text = output.Result.Replace(directory, "/cases/" + name, StringComparison.Ordinal);
            var isRefused = File.Exists(Path.Combine(directory, "expected-error.txt"));
            Assert.AreEqual(isRefused, process.ExitCode != 0, words);
            if (isRefused)
                Assert.AreEqual(File.ReadAllText(Path.Combine(directory, "expected-error.txt")).TrimEnd(), words.TrimEnd());
            else
                Assert.AreEqual(Canonical(File.ReadAllText(Path.Combine(directory, "expected.yml"))), Canonical(text));
        }
    }

    private static ComposeProject Load(string name, LoadReading reading, out SourceSet sources)
    {
        sources = CaseFiles.Sources(Path.Combine(CasesDirectory(), name), "/cases/" + name);
        var variables = Variables(name).ToImmutableDictionary(StringComparer.Ordinal).Add("HOME", "/home/user");
        return ComposeLoader.Load(new LoadRequest(Files(name)) { Dialect = ComposeDialect.Stack, Variables = variables, Reading = reading }, sources, CancellationToken.None);
    }

    private static ImmutableArray<string> Files(string name) =>
        [.. Directory.GetFiles(Path.Combine(CasesDirectory(), name), "?.yml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    private static IEnumerable<KeyValuePair<string, string>> Variables(string name)
    {
        var file = Path.Combine(CasesDirectory(), name, "variables.txt");
        return File.Exists(file) ? File.ReadAllLines(file).Select(line => KeyValuePair.Create(line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..])) : [];
    }

    /// <summary>The client's YAML as JSON with its keys in order, without what is not compared.</summary>
    private static string Canonical(string yaml)
    {
        var root = (JsonObject)Json(YamlReader.Read(new SourceText("expected.yml", yaml), CancellationToken.None).Documents[0].Root!)!;
        root.Remove("version");
        foreach (var service in ((JsonObject)root["services"]!).Select(pair => (JsonObject)pair.Value!))
        {
            service.Remove("depends_on");
            service.Remove("devices");
            foreach (var key in new[] { "context", "dockerfile" })
                (service["build"] as JsonObject)?.Remove(key);
        }

        return Sorted(root).ToJsonString();
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Json(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Json)]),
        YamlScalar scalar when scalar.IsNull => null,
        YamlScalar scalar => scalar.Kind() switch
        {
            ScalarKind.Boolean => JsonValue.Create(scalar.GoText() == "true"),
            ScalarKind.Integer or ScalarKind.Float => JsonNode.Parse(scalar.Value),
            _ => JsonValue.Create(scalar.Value),
        },
        _ => throw new InvalidOperationException(),
    };

    private static JsonNode Sorted(JsonNode node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, p.Value is null ? null : Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(i => i is null ? null : Sorted(i))]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create(double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)),
        _ => node.DeepClone(),
    };

    private static string CasesDirectory([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "cases");
}
