using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Yaml;

/// <summary>A broken service costs that service alone: the services around it stay whole, and the error is told at its place.</summary>
[TestClass]
public sealed class BrokenServiceTests
{
    private const string Before = "services:\n  before:\n    image: a\n    ports:\n      - \"80:80\"\n";
    private const string After = "  after:\n    image: z\n    command: [\"x\", 'y']\nvolumes:\n  data: {}\n";

    [TestMethod]
    [DataRow("  web:\n    image: \"nginx\n    restart: always\n", 7, 12, DisplayName = "unclosed double quote")]
    [DataRow("  web:\n    image: 'nginx\n    restart: always\n", 7, 12, DisplayName = "unclosed single quote")]
    [DataRow("  web:\n    ports: [80, 90\n    restart: always\n", 7, 12, DisplayName = "unclosed flow list")]
    [DataRow("  web:\n    build: {context: .\n    restart: always\n", 7, 12, DisplayName = "unclosed flow mapping")]
    [DataRow("  web:\n    image: nginx\n   restart: always\n", 8, 4, DisplayName = "too little indentation")]
    [DataRow("  web:\n    image: nginx\n      restart: always\n", 8, 14, DisplayName = "too much indentation")]
    [DataRow("  web:\n    image: nginx\n\trestart: always\n", 8, 1, DisplayName = "tab indentation")]
    [DataRow("\tweb:\n\t\timage: nginx\n\t\trestart: always\n", 6, 1, DisplayName = "tab indentation throughout")]
    [DataRow("  web:\n    image: nginx: latest\n", 7, 17, DisplayName = "stray colon in a plain scalar")]
    [DataRow("  web:\n    image: \"ng\\qinx\"\n", 7, 15, DisplayName = "unknown escape")]
    [DataRow("  web:\n    image: *nowhere\n", 7, 12, DisplayName = "undefined alias")]
    [DataRow("  web:\n    image: &a &b nginx\n", 7, 15, DisplayName = "two anchors")]
    [DataRow("  web:\n    image: !a!b nginx\n", 7, 12, DisplayName = "undefined tag handle")]
    [DataRow("  web:\n    image nginx\n    restart: always\n", 7, 5, DisplayName = "missing colon")]
    [DataRow("  web\n    image: nginx\n    restart: always\n", 6, 3, DisplayName = "missing colon after the service's name")]
    [DataRow("  web:\n    image: @nginx\n", 7, 12, DisplayName = "reserved indicator @")]
    [DataRow("  web:\n    image: `nginx`\n", 7, 12, DisplayName = "reserved indicator `")]
    [DataRow("  web:\n    image: %nginx\n", 7, 12, DisplayName = "directive indicator as value")]
    [DataRow("  web:\n    command: |x\n      run\n", 7, 15, DisplayName = "broken block scalar header")]
    [DataRow("  web:\n    image: nginx\n    - 80\n", 8, 5, DisplayName = "list item among keys")]
    [DataRow("  web:\n    ports:\n      - 80\n      restart: always\n", 9, 7, DisplayName = "key among list items")]
    [DataRow("  web:\n    image: ng\0inx\n", 7, 14, DisplayName = "NUL")]
    [DataRow("  web:\n    image: ng\u0007inx\n", 7, 14, DisplayName = "control character")]
    [DataRow("  web:\n    image: ]\n", 7, 12, DisplayName = "stray bracket")]
    [DataRow("  web:\n    image: nginx }\n    ports: 80 ]]\n    command: {]\n", 9, 15, DisplayName = "wrong bracket")]
    public void CostsThatServiceAlone(string broken, int line, int column)
    {
        var file = YamlReader.Read(new SourceText("compose.yaml", Before + broken + After));

        var services = (YamlMapping)((YamlMapping)file.Documents[0].Root!)["services"]!;
        var before = (YamlMapping)services["before"]!;
        var after = (YamlMapping)services["after"]!;
        Assert.AreEqual("a", before["image"]!.ToString());
        Assert.AreEqual("80:80", ((YamlSequence)before["ports"]!).Items[0].ToString());
        Assert.AreEqual("z", after["image"]!.ToString());
        Assert.IsNotNull(((YamlMapping)file.Documents[0].Root!)["volumes"]);
        Assert.IsFalse(before.HasGaps || after.HasGaps, "the neighbours are whole");
        Assert.HasCount(1, file.Problems, string.Join("\n", file.Problems.Select(problem => $"{problem.Subject.Span.Start} {problem.Message}")));
        var problem = file.Problems[0];
        Assert.AreEqual("yaml-syntax", problem.Kind);
        Assert.AreEqual(new LinePosition(line, column), problem.Subject.Span.Start, problem.Message);
        // What is lost is known to be lost: the service's own mapping, its value, or the list of services says so.
        var lost = services.HasGaps || services["web"] is YamlMapping { HasGaps: true } web
            || services["web"] is YamlMapping found && found["image"] is YamlScalar { UnknownReason: not null }
            || services["web"] is YamlMapping listed && listed["ports"] is YamlSequence { HasGaps: true };
        Assert.IsTrue(lost, problem.Message);
    }

    [TestMethod]
    public void ManyBrokenServicesAreEachReported()
    {
        var text = "services:\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"  s{i}:\n    image: {(i % 2 == 0 ? "x" : "[x")}\n    restart: always\n"));
        var file = YamlReader.Read(new SourceText("compose.yaml", text));

        Assert.HasCount(6, file.Problems);
        CollectionAssert.AreEqual(new[] { 6, 12, 18, 24, 30, 36 }, file.Problems.Select(problem => problem.Subject.Span.Start.Line).ToArray());
        Assert.HasCount(12, ((YamlMapping)((YamlMapping)file.Documents[0].Root!)["services"]!).Entries);
        Assert.HasCount(6, file.Problems.Select(problem => problem.Subject.Key).Distinct().ToList());
    }

    [TestMethod]
    public void AfterTwentyErrorsTheRestIsLeftAndSaidSo()
    {
        var text = "services:\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"  s{i}:\n    image: [x\n"));
        var file = YamlReader.Read(new SourceText("compose.yaml", text));

        Assert.HasCount(21, file.Problems);
        StringAssert.Contains(file.Problems[20].Message, "the rest of the file was not read");
        Assert.IsTrue(file.HasGaps);
        Assert.HasCount(21, ((YamlMapping)((YamlMapping)file.Documents[0].Root!)["services"]!).Entries);
    }

    [TestMethod]
    public void AStrayDocumentMarkerEndsTheDocumentOnly()
    {
        var file = YamlReader.Read(new SourceText("compose.yaml", Before + "---\n" + After));
        Assert.HasCount(2, file.Documents);
        Assert.IsNotNull(((YamlMapping)file.Documents[0].Root!)["services"]);
    }
}
