using System.Text;
using ComposeLint.Analysis;
using ComposeLint.Analysis.Configuration;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Pages;

/// <summary>Each rule's page, run: what is drawn under Bad is found, exactly, and nothing under Good.</summary>
[TestClass]
public sealed class PageTests
{
    public static IEnumerable<TestDataRow<(string Rule, int Index)>> Bad => Rows("Bad");

    public static IEnumerable<TestDataRow<(string Rule, int Index)>> Good => Rows("Good");

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void Bad_example_gives_the_findings_drawn(string rule, int index)
    {
        var example = Examples(rule, "Bad")[index];
        var findings = Analyze(rule, example);
        if (!IsDrawn(example, findings))
            Assert.Fail($"{rule}: the page draws\n{string.Join('\n', example.Drawings)}\nand this was found (COMPOSELINT_DRAW=1 draws it):\n{Drawn(example, findings)}");
        AssertDistinct(findings);
    }

    /// <summary>With COMPOSELINT_DRAW=1 draws what is found into the pages where it differs; the messages are then shortened by hand.</summary>
    [TestMethod]
    public void Pages_are_drawn_when_asked_to()
    {
        if (Environment.GetEnvironmentVariable("COMPOSELINT_DRAW") != "1")
            return;
        foreach (var rule in RuleCatalogue.All)
        {
            var lines = rule.Descriptor.Markdown.Split('\n').ToList();
            foreach (var example in Enumerable.Reverse(Examples(rule.Descriptor.Name, "Bad")))
            {
                var findings = Analyze(rule.Descriptor.Name, example);
                if (findings.Count == 0 || IsDrawn(example, findings))
                    continue;
                foreach (var (text, first, end) in example.Files.Reverse())
                {
                    lines.RemoveRange(first, end - first);
                    lines.InsertRange(first, Sample.Draw(text, findings).TrimEnd('\n').Split('\n'));
                }
            }

            var path = Path.Combine(Root(), rule.Descriptor.Page);
            var page = File.ReadAllText(path);
            var head = page[..(page.IndexOf("\n---\n", StringComparison.Ordinal) + "\n---\n".Length)];
            if (head + string.Join('\n', lines) != page)
                File.WriteAllText(path, head + string.Join('\n', lines));
        }
    }

    private static bool IsDrawn(PageExample example, List<Finding> findings)
    {
        var drawn = example.Drawings.Where(drawing => drawing.IsPrimary).Order(DrawingOrder).ToList();
        var found = findings.Select(finding => (Finding: finding, Place: Place(finding.Subject.Span, true))).OrderBy(item => item.Place, DrawingOrder).ToList();
        return drawn.Count > 0
            && drawn.Count == found.Count
            && drawn.Zip(found).All(pair => Matches(pair.First, pair.Second.Place, pair.Second.Finding.Message))
            && example.Drawings.Where(drawing => !drawing.IsPrimary).All(drawing =>
                findings.SelectMany(finding => finding.Related).Any(related => Matches(drawing, Place(related.Span, false), related.Message)));
    }

    [TestMethod]
    [DynamicData(nameof(Good))]
    public void Good_example_gives_none(string rule, int index)
    {
        var example = Examples(rule, "Good")[index];
        var findings = Analyze(rule, example, Confidence.Medium);
        if (findings.Any())
            Assert.Fail($"{rule}: nothing should be found, but:\n{Drawn(example, findings)}");
        var others = Run(example, RuleCatalogue.All, ImmutableArray<string>.Empty, Confidence.Medium).Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        if (others.Count > 0)
            Assert.Fail($"{rule}: a good example has no error of another rule either, but:\n{Drawn(example, others)}");
    }

    [TestMethod]
    public void Every_page_has_a_bad_and_a_good_example()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            Assert.IsNotEmpty(Examples(rule.Descriptor.Name, "Bad"), rule + ": no example under Bad");
            Assert.IsNotEmpty(Examples(rule.Descriptor.Name, "Good"), rule + ": no example under Good");
        }
    }

    private static IEnumerable<TestDataRow<(string Rule, int Index)>> Rows(string section)
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var examples = Examples(rule.Descriptor.Name, section);
            for (var i = 0; i < examples.Count; i++)
            {
                var title = examples[i].Title.Length > 0 ? examples[i].Title : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}");
                yield return new((rule.Descriptor.Name, i)) { DisplayName = $"{rule.Descriptor.Name}, {section}: {title}" };
            }
        }
    }

    private static List<PageExample> Examples(string rule, string section) =>
        PageExample.Read(RuleCatalogue.All.First(item => item.Descriptor.Name == rule).Descriptor.Markdown, section).ToList();

    private static List<Finding> Analyze(string rule, PageExample example, Confidence least = Confidence.Low)
    {
        var result = Run(example, RuleCatalogue.All, ImmutableArray.Create(rule), least);
        var broken = result.Notifications.Where(note => note.Kind is NotificationKind.RuleCrashed or NotificationKind.Configuration).Select(note => note.Message).ToList();
        Assert.IsEmpty(broken, string.Join('\n', broken));
        return result.Findings.Where(finding => finding.Rule.Name == rule).ToList();
    }

    private static AnalysisResult Run(PageExample example, ImmutableArray<Rule> rules, ImmutableArray<string> select, Confidence least)
    {
        var sources = new MemorySourceSet(example.Files.Select(file => file.Text), "/srv/shop");
        var options = ConfigurationFile.Find(sources, ".") is { } path
            ? ConfigurationFile.Load(sources, path, rules).Options
            : new AnalyzerOptions();
        options = options with { ExtendSelect = options.ExtendSelect.AddRange(select), MinConfidence = least };
        return new Analyzer(options, CoreSurfaces.All.Add(new CSharpSurface()), rules).Analyze(sources, new AnalysisRequest(ImmutableArray<string>.Empty));
    }

    private static void AssertDistinct(List<Finding> findings)
    {
        var twice = findings.GroupBy(finding => finding.Identity).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        Assert.IsEmpty(twice, "two findings of one identity: " + string.Join(", ", twice));
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    private static string Drawn(PageExample example, IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var (file, _, _) in example.Files)
            text.Append("== ").AppendLine(file.Path).Append(Sample.Draw(file, findings));
        return text.ToString();
    }

    // One character in the first column cannot be drawn beneath: the # stands there, and one mark beside it.
    private static bool Matches(Drawing drawn, Drawing place, string message) =>
        (drawn.Path, drawn.Line, drawn.Column) == (place.Path, place.Line, place.Column)
        && (drawn.Length == place.Length || (drawn.Column, drawn.Length, place.Length) == (1, 2, 1))
        && message.Contains(drawn.Message, StringComparison.Ordinal);

    private static Drawing Place(SourceSpan span, bool isPrimary) =>
        new(span.Source.Path, span.Start.Line, span.Start.Column, Math.Max(1, span.Span.Length), isPrimary, "");

    private static readonly Comparer<Drawing> DrawingOrder = Comparer<Drawing>.Create((left, right) =>
        (string.CompareOrdinal(left.Path, right.Path), left.Line, left.Column).CompareTo((0, right.Line, right.Column)));
}
