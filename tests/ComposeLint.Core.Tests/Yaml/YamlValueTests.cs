using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Yaml;

/// <summary>What YAML texts are, as the real Docker Compose read them (values.py asks it anew).</summary>
[TestClass]
public sealed partial class YamlValueTests
{
    [TestMethod]
    public void EveryTextIsWhatComposeMakesOfIt()
    {
        var wrong = new List<string>();
        var lines = File.ReadAllText(Path.Combine(Folder(), "cases", "yaml-values.tsv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            var cells = line.Split('\t');
            var file = YamlReader.Read(new SourceText("compose.yaml", "services: {a: {image: x}}\nx-v:" + Unescape(cells[0])));
            var values = file.Documents.Select(document => (document.Root as YamlMapping)?["x-v"]).Where(value => value is not null).ToList();
            var refused = !file.Problems.IsEmpty || values.Count == 0;
            if (cells[1] == "refused" ? !refused : refused || !Same(values[^1]!, JsonDocument.Parse(cells[1]).RootElement))
                wrong.Add($"{cells[0]}\n    Compose: {cells[1]}\n    here:    {(refused ? "refused: " + file.Problems.FirstOrDefault()?.Message : Shown(values[^1]!))}");
        }

        Assert.IsGreaterThan(200, lines.Length);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    private static bool Same(YamlNode node, JsonElement json) => (node, json.ValueKind) switch
    {
        (YamlMapping mapping, JsonValueKind.Object) => mapping.Entries.Length == json.EnumerateObject().Count()
            && mapping.Entries.All(entry => json.TryGetProperty(entry.Key.Value, out var value) && Same(entry.Value, value)),
        (YamlSequence list, JsonValueKind.Array) => list.Items.Length == json.GetArrayLength() && list.Items.Zip(json.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
        (YamlScalar scalar, JsonValueKind.String) => scalar.Kind() == ScalarKind.String && scalar.Value == json.GetString(),
        (YamlScalar scalar, JsonValueKind.Null) => scalar.Kind() == ScalarKind.Null,
        (YamlScalar scalar, JsonValueKind.True or JsonValueKind.False) => scalar.Kind() == ScalarKind.Boolean && scalar.GoText() == (json.GetBoolean() ? "true" : "false"),
        (YamlScalar scalar, JsonValueKind.Number) => scalar.Kind() is ScalarKind.Integer or ScalarKind.Float && double.Parse(scalar.GoText()) == json.GetDouble(),
        _ => false,
    };

    private static string Shown(YamlNode node) => node switch
    {
        YamlScalar scalar => $"{scalar.Kind()} {JsonSerializer.Serialize(scalar.Value)}",
        YamlSequence list => "[" + string.Join(", ", list.Items.Select(Shown)) + "]",
        YamlMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(entry => entry.Key.Value + ": " + Shown(entry.Value))) + "}",
        _ => "?",
    };

    private static string Unescape(string text) => Escape().Replace(text, match => match.Groups[1].Value switch
    {
        "n" => "\n",
        "r" => "\r",
        "t" => "\t",
        { Length: 5 } code => ((char)Convert.ToInt32(code[1..], 16)).ToString(),
        var other => other,
    });

    [GeneratedRegex(@"\\(u[0-9a-f]{4}|.)")]
    private static partial Regex Escape();

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
