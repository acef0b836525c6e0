using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Dockerfiles;

/// <summary>Variables are replaced as the builder replaces them (measured with BuildKit's own tables).</summary>
[TestClass]
public sealed class VariableTests
{
    [TestMethod]
    [DataRow("$A", "one.two.three")]
    [DataRow("${A}x", "one.two.threex")]
    [DataRow("'$A'", "$A")]
    [DataRow("\"$A\"", "one.two.three")]
    [DataRow("\\$A", "$A")]
    [DataRow("${NONE:-d}", "d")]
    [DataRow("${EMPTY:-d}", "d")]
    [DataRow("${EMPTY-d}", "")]
    [DataRow("${A:+set}", "set")]
    [DataRow("${EMPTY:+set}", "")]
    [DataRow("${EMPTY+set}", "set")]
    [DataRow("${NONE:-${A}}", "one.two.three")]
    [DataRow("${A#*.}", "two.three")]
    [DataRow("${A##*.}", "three")]
    [DataRow("${A%.*}", "one.two")]
    [DataRow("${A%%.*}", "one")]
    [DataRow("${A/./-}", "one-two.three")]
    [DataRow("${A//./-}", "one-two-three")]
    [DataRow("${A/t*/x}", "one.x")]
    [DataRow("${A#???.}", "two.three")]
    [DataRow("a\\ b", "a b")]
    public void A_word_becomes(string word, string expected)
    {
        var file = DockerfileReader.Read(new SourceText("Dockerfile", $"FROM a\nENV A=one.two.three EMPTY=\nENV R={word}\n"));
        Assert.IsEmpty(file.Problems.Where(problem => problem.Kind == DockerfileProblems.SyntaxKind).ToList());
        var value = file.Stages[0].Result.Environment["R"];
        Assert.AreEqual(word.Contains("NONE", StringComparison.Ordinal) ? null : expected, value.IsKnown ? value.Value : null);
    }

    [TestMethod]
    [DataRow("${}")]
    [DataRow("${:x}")]
    [DataRow("${A")]
    [DataRow("${A!x}")]
    [DataRow("${A:#x}")]
    [DataRow("${NONE:?why}")]
    [DataRow("${A/x}")]
    [DataRow("${A#\\x}")]
    public void A_word_is_refused(string word)
    {
        var file = DockerfileReader.Read(new SourceText("Dockerfile", $"FROM a\nENV A=x\nENV R={word}\n"));
        Assert.IsNotEmpty(file.Problems.Where(problem => problem.Kind == DockerfileProblems.SyntaxKind).ToList());
    }
}
