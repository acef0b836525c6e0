using System.Runtime.CompilerServices;
using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Binding;

/// <summary>The schema's verdict on hundreds of samples, as the real Docker Compose gave it (verdicts.sh asks it anew).</summary>
[TestClass]
public sealed class SchemaVerdictTests
{
    [TestMethod]
    public void EverySampleIsJudgedAsComposeJudgesIt()
    {
        var wrong = new List<string>();
        var lines = File.ReadAllLines(Path.Combine(Folder(), "cases", "schema-verdicts.tsv"));
        foreach (var line in lines)
        {
            var cells = line.Split('\t');
            var file = YamlReader.Read(new SourceText("compose.yaml", "{" + cells[0] + "}"));
            var faults = SchemaValidator.Validate(new Uniqueness(".").Enforce((YamlMapping)file.Documents[0].Root!));
            var told = SchemaValidator.Told(faults)?.Refusal ?? "ok";
            // Of several faults equally deep Compose tells any, in the random order of Go's maps.
            if (cells[1] == "other")
                continue;
            if (told != cells[1] && !faults.Any(fault => fault.Refusal == cells[1]))
                wrong.Add($"{cells[0]}\n    Compose: {cells[1]}\n    here:    {told}");
        }

        Assert.IsGreaterThan(500, lines.Length);
        Assert.IsEmpty(wrong, string.Join("\n", wrong));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
