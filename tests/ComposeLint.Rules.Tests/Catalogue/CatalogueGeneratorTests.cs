using ComposeLint.RuleGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.Rules.Tests.Catalogue;

/// <summary>What does not fit between a rule and its page fails the build at the right file and line.</summary>
[TestClass]
public sealed class CatalogueGeneratorTests
{
    private const string Class = """
        using ComposeLint.Analysis;
        namespace ComposeLint.Rules.Ports;
        public sealed partial class PortTaken : TopologyRule
        {
            public override void Check(TopologyContext context) { }
        }
        """;

    private const string Page = """
        ---
        id: CMP2999
        severity: error
        aliases: dclint:no-x, hadolint:DL3000
        security-severity: 7.5
        cwe: 668
        ---
        # A port is taken

        ## Why
        The engine says `port is already allocated`, see [the docs](https://example.org).

        Second paragraph.

        ## Bad
        ## Good
        ## Fix
        ## When it does not fire
        ## References
        """;

    [TestMethod]
    public void Page_becomes_descriptor_and_catalogue()
    {
        var (diagnostics, sources) = Run([("/r/Ports/PortTaken.cs", Class)], [("/r/Ports/PortTaken.md", Page), ("/r/shipped.tsv", "id\tname\tversion\nCMP2999\tport-taken\t0.1.0\n")]);
        Assert.IsEmpty(diagnostics, string.Join('\n', diagnostics));
        StringAssert.Contains(sources, "\"CMP2999\", \"port-taken\", \"A port is taken\", global::ComposeLint.Analysis.Severity.Error, \"ports\", \"rules/Ports/PortTaken.md\"");
        StringAssert.Contains(sources, "\"security\", \"external/cwe/cwe-668\"");
        StringAssert.Contains(sources, "Since = \"0.1.0\"");
        StringAssert.Contains(sources, "Description = \"The engine says port is already allocated, see the docs.\"");
        StringAssert.Contains(sources, "new global::ComposeLint.Rules.Ports.PortTaken(),");
    }

    [TestMethod]
    [DataRow("id: CMP2999", "id: CMP1999", "PortTaken.md(2)", "an id in Ports is CMP2 and three digits", DisplayName = "id outside the folder's block")]
    [DataRow("severity: error", "severity: info", "PortTaken.md(3)", "a severity is error, warning or note", DisplayName = "unknown severity")]
    [DataRow("cwe: 668", "cve: 668", "PortTaken.md(6)", "no such key: 'cve'", DisplayName = "unknown key")]
    [DataRow("cwe: 668", "severity: note", "PortTaken.md(6)", "'severity' is given twice", DisplayName = "key given twice")]
    [DataRow("aliases: dclint:no-x", "aliases: no-x", "PortTaken.md(4)", "an alias is TOOL:ID", DisplayName = "alias without tool")]
    [DataRow("security-severity: 7.5", "security-severity: 11", "PortTaken.md(5)", "a number from 0.1 to 10.0", DisplayName = "security-severity out of range")]
    [DataRow("cwe: 668\n", "nonsense\n", "PortTaken.md(6)", "not of the form key: value", DisplayName = "line that is no key")]
    [DataRow("## Fix\n", "", "PortTaken.md(1)", "the section 'Fix' is missing", DisplayName = "section missing")]
    [DataRow("## Fix\n", "## Remedy\n", "PortTaken.md(17)", "no such section: 'Remedy'", DisplayName = "unknown section")]
    [DataRow("## Bad\n## Good\n", "## Good\n## Bad\n", "PortTaken.md(16)", "'Bad' is out of order", DisplayName = "sections out of order")]
    [DataRow("# A port is taken", "", "PortTaken.md(1)", "the page has no title", DisplayName = "no title")]
    public void Fault_of_a_page_is_shown_at_its_line(string text, string instead, string place, string message)
    {
        var (diagnostics, _) = Run([("/r/Ports/PortTaken.cs", Class)], [("/r/Ports/PortTaken.md", Page.Replace(text, instead, StringComparison.Ordinal))]);
        Assert.IsTrue(diagnostics.Any(line => line.StartsWith(place, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal)), string.Join('\n', diagnostics));
    }

    [TestMethod]
    public void Rule_without_page_is_shown_at_its_class()
    {
        var (diagnostics, _) = Run([("/r/Ports/PortTaken.cs", Class)], []);
        CollectionAssert.AreEqual(new[] { "PortTaken.cs(3): the rule PortTaken has no page: PortTaken.md must stand beside PortTaken.cs" }, diagnostics);
    }

    [TestMethod]
    public void Page_without_rule_is_shown()
    {
        var (diagnostics, _) = Run([], [("/r/Ports/PortTaken.md", Page)]);
        CollectionAssert.AreEqual(new[] { "PortTaken.md(1): the page has no rule: PortTaken.cs must stand beside it" }, diagnostics);
    }

    [TestMethod]
    public void Id_and_problem_belong_to_one_page()
    {
        var page = Page.Replace("cwe: 668", "problem: twice", StringComparison.Ordinal);
        var (diagnostics, _) = Run(
            [("/r/Ports/PortTaken.cs", Class), ("/r/Ports/PortHeld.cs", Class.Replace("PortTaken", "PortHeld", StringComparison.Ordinal))],
            [("/r/Ports/PortTaken.md", page), ("/r/Ports/PortHeld.md", page)]);
        CollectionAssert.AreEquivalent(new[] { "PortTaken.md(2): id CMP2999 belongs to PortHeld", "PortTaken.md(6): problem twice belongs to PortHeld" }, diagnostics);
    }

    [TestMethod]
    public void Rule_without_check_names_its_problem()
    {
        var rule = "using ComposeLint.Analysis; namespace ComposeLint.Rules.Ports; public sealed partial class PortTaken : ProblemRule;";
        var (diagnostics, _) = Run([("/r/Ports/PortTaken.cs", rule)], [("/r/Ports/PortTaken.md", Page)]);
        StringAssert.Contains(diagnostics.Single(), "must name the problem it publishes");
    }

    [TestMethod]
    public void Shipped_id_keeps_its_meaning()
    {
        var (diagnostics, _) = Run(
            [("/r/Ports/PortTaken.cs", Class)],
            [("/r/Ports/PortTaken.md", Page), ("/r/shipped.tsv", "id\tname\tversion\nCMP2998\tgone\t0.1.0\nCMP2999\tother-name\t0.1.0\n")]);
        CollectionAssert.AreEqual(
            new[]
            {
                "shipped.tsv(2): CMP2998 was shipped as gone and is no rule now",
                "shipped.tsv(3): CMP2999 was shipped as other-name and is port-taken now: an id never changes meaning",
            },
            diagnostics);
    }

    private static (List<string> Diagnostics, string Sources) Run((string Path, string Text)[] classes, (string Path, string Text)[] files)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(ComposeLint.Analysis.Rule).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "rules", classes.Select(item => CSharpSyntaxTree.ParseText(item.Text, path: item.Path)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new CatalogueGenerator().AsSourceGenerator()], files.Select(item => new PageFile(item.Path, item.Text)));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        var lines = diagnostics.Select(item => $"{Path.GetFileName(item.Location.GetLineSpan().Path)}({item.Location.GetLineSpan().StartLinePosition.Line + 1}): {item.GetMessage()}");
        return (lines.ToList(), string.Join('\n', driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())));
    }

    private sealed class PageFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
