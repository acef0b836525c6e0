using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Yaml;

/// <summary>Input made to hurt ends in a finding, bounded in time and memory: what is bounded here is the work counted, never the clock.</summary>
[TestClass]
public sealed class HostileYamlTests
{
    private static YamlFile Read(string text) => YamlReader.Read(new SourceText("compose.yaml", text));

    private static void HasLimit(YamlFile file, string words)
    {
        var problem = file.Problems.First(found => found.Kind == "yaml-limit");
        StringAssert.Contains(problem.Message, words);
    }

    [TestMethod]
    public void AliasBombIsNotExpanded()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));
        var file = Read(text);
        HasLimit(file, "more than 1,000,000 nodes");
        var root = (YamlMapping)file.Documents[0].Root!;
        Assert.HasCount(31, root.Entries);
        Assert.IsNotNull(((YamlSequence)root["a30"]!).Items[0] is YamlScalar { UnknownReason: not null } scalar ? scalar : null);
    }

    [TestMethod]
    public void MergeBombIsNotExpanded()
    {
        var text = "a: &a {" + string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"k{i}: v")) + "}\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"b{i}: {{<<: *a}}\n"));
        HasLimit(Read(text), "more than 1,000,000 nodes");
    }

    [TestMethod]
    [DataRow("[", "]", DisplayName = "lists")]
    [DataRow("{a: ", "}", DisplayName = "mappings")]
    public void DeepFlowNestingIsCutAtTheLimit(string open, string close)
    {
        HasLimit(Read("x: " + string.Concat(Enumerable.Repeat(open, 101)) + string.Concat(Enumerable.Repeat(close, 101)) + "\ny: 1\n"), "nested more than 100 levels deep");
        var deep = Read("x: " + string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000)) + "\ny: 1\n");
        Assert.AreEqual("1", ((YamlMapping)deep.Documents[0].Root!)["y"]!.ToString());
        HasLimit(deep, "nested more than 100 levels deep");
    }

    [TestMethod]
    public void ManyBracketsThatNeverCloseCostTheirEntry()
    {
        var file = Read("x: " + new string('[', 200_000) + "\ny: 1\n");
        Assert.HasCount(1, file.Problems);
        Assert.AreEqual("1", ((YamlMapping)file.Documents[0].Root!)["y"]!.ToString());
    }

    [TestMethod]
    public void DeepBlockNestingIsCutAtTheLimit()
    {
        var text = string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n")) + "b: 1\n";
        HasLimit(Read(text), "nested more than 100 levels deep");
        HasLimit(Read(string.Concat(Enumerable.Repeat("- ", 5000)) + "x\n"), "nested more than 100 levels deep");
    }

    [TestMethod]
    public void HundredLevelsAreFine()
    {
        var text = "x: " + new string('[', 99) + new string(']', 99) + "\n";
        Assert.IsEmpty(Read(text).Problems);
    }

    [TestMethod]
    public void TooLongAFileIsNotRead()
    {
        var file = Read(new string('a', YamlReader.MaxLength + 1));
        HasLimit(file, "longer than 10 MiB");
        Assert.IsEmpty(file.Documents);
    }

    [TestMethod]
    [DataRow("x: ", "a", "\ny: 1\n", DisplayName = "plain")]
    [DataRow("x: \"", "a", "\"\ny: 1\n", DisplayName = "double-quoted")]
    [DataRow("x: \"", "\\\\", "\"\ny: 1\n", DisplayName = "backslashes")]
    [DataRow("x: '", "''", "'\ny: 1\n", DisplayName = "single-quoted")]
    [DataRow("x: |\n", "  a\n", "y: 1\n", DisplayName = "block text")]
    [DataRow("x: a\n", "   b\n", "y: 1\n", DisplayName = "plain over many lines")]
    [DataRow("x: 1\n", "# c\n", "y: 1\n", DisplayName = "comments")]
    [DataRow("x: 1\n", "\n", "y: 1\n", DisplayName = "blank lines")]
    [DataRow("x: ", " ", "\ny: 1\n", DisplayName = "blanks")]
    public void LargeScalarsAndCommentsAreRead(string before, string part, string after)
    {
        var file = Read(before + string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length)) + after);
        Assert.IsEmpty(file.Problems);
        Assert.AreEqual("1", ((YamlMapping)file.Documents[0].Root!)["y"]!.ToString());
    }

    [TestMethod]
    public void ManyKeysAreRead()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"key{i}: {i}\n"));
        var file = Read(text);
        Assert.IsEmpty(file.Problems);
        Assert.AreEqual("77777", ((YamlMapping)file.Documents[0].Root!)["key77777"]!.ToString());
        Assert.HasCount(100_000, Read(text + text).Problems);
    }

    [TestMethod]
    public void MoreThanAMillionNodesAreCut()
    {
        var file = Read("x:\n" + string.Concat(Enumerable.Repeat("- a\n", 1_000_100)) + "y: 1\n");
        HasLimit(file, "more than 1,000,000 nodes");
        Assert.IsTrue(file.HasGaps);
    }

    [TestMethod]
    public void CyclesAreToldOnce()
    {
        var file = Read("a: &a\n  b: *a\nc: &c [*c, 1]\nd: &d\n  <<: *d\n  e: 1\n");
        Assert.HasCount(3, file.Problems);
        Assert.AreEqual("anchor 'a' contains itself", file.Problems[0].Message);
    }

    [TestMethod]
    [DataRow("\0\0\0\0\u0001\u0002\u0003", DisplayName = "binary")]
    [DataRow("\u001b[31ma: b\n", DisplayName = "terminal code")]
    public void TextThatIsNoYamlIsAnError(string text)
    {
        var file = Read(text);
        Assert.AreEqual("yaml-syntax", file.Problems[0].Kind);
        StringAssert.Contains(file.Problems[0].Message, "is not allowed in YAML");
    }

    [TestMethod]
    public void HalfASurrogatePairIsAnError() => TextThatIsNoYamlIsAnError("a: \ud800\n");

    [TestMethod]
    public void ReplacedCharactersOfInvalidUtf8AreRead() => Assert.IsEmpty(Read("a: \ufffd\ufffd\n").Problems);

    [TestMethod]
    public void ReadingCanBeCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var source = new SourceText("compose.yaml", string.Concat(Enumerable.Repeat("- a\n", 10_000)));
        Assert.ThrowsExactly<OperationCanceledException>(() => YamlReader.Read(source, cancellation.Token));
    }

    [TestMethod]
    public void ManyErrorsInALargeFileCostAFewPasses()
    {
        var file = Read(string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k{i}: [a\n")));
        Assert.HasCount(21, file.Problems);
    }
}
