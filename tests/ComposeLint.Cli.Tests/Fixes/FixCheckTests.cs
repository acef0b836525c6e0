using ComposeLint.Analysis;
using ComposeLint.Cli.Running;
using ComposeLint.Cli.Sources;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.Cli.Tests.Fixes;

/// <summary>A fix that would leave a file worse than it was.</summary>
[TestClass]
public sealed class FixCheckTests
{
    [TestMethod]
    [DataRow("services: [", "syntax-error")]
    [DataRow("services:\n  a:\n    image: nginx:1.27\n    ports: [\"80:80\", \"80:81\"]\n", "host-port-collision")]
    public void A_file_that_would_gain_an_error_is_left_alone(string broken, string rule)
    {
        const string Good = "services:\n  a:\n    image: nginx:1.27\n";
        using var directory = new TestDirectory().Write("one/compose.yaml", Good).Write("two/compose.yaml", Good);
        var plan = FixPlan.Of([Finding("one/compose.yaml", broken), Finding("two/compose.yaml", Good + "    init: true\n")], withUnsafe: false, _ => null);

        var checkedPlan = new FixCheck(Analyze).Harmless(plan);

        Assert.AreEqual("two/compose.yaml", checkedPlan.Files.Single().Path);
        Assert.Contains($"({rule})", checkedPlan.Refused.Single().Reason);
        Assert.IsTrue(checkedPlan.LeavesSome);

        Finding Finding(string path, string text)
        {
            var whole = new SourceText(path, Good).At(0, Good.Length);
            return new Finding(RuleCatalogue.All[0].Descriptor, new Element(whole, whole, "a", "a"), "as it is")
            {
                Fixes = [new Fix("Write it anew", [new TextEdit(whole, text)])],
            };
        }

        AnalysisResult Analyze(IReadOnlyDictionary<string, string> changed)
        {
            var files = new FileSystemSourceSet(directory.Path, [directory.Path]);
            foreach (var (path, text) in changed)
                files.Put(path, text);
            return new Analyzer(FixCheck.Everything(new AnalyzerOptions()), WholeProgram.Composition.Surfaces(null), RuleCatalogue.All).Analyze(files, new AnalysisRequest(["."]), TestContext.CancellationToken);
        }
    }

    public required TestContext TestContext { get; init; }
}
