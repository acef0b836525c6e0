using ComposeLint.Analysis;
using ComposeLint.Analysis.Suppression;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Analysis;

[TestClass]
public sealed class SuppressionCommentTests
{
    [TestMethod]
    [DataRow("# composelint: ignore[host-port-collision] only one of them runs", false, "host-port-collision", "only one of them runs")]
    [DataRow("#composelint:ignore[CMP2001,ports]", false, "CMP2001 ports", "")]
    [DataRow("# composelint: ignore-file[ CMP2001 , ports ]  why \r", true, "CMP2001 ports", "why")]
    public void Rules_and_reason_are_read(string text, bool isFile, string rules, string reason)
    {
        var comment = Read(text);
        Assert.IsNotNull(comment);
        Assert.IsNull(comment.Fault);
        Assert.AreEqual(isFile, comment.IsFile);
        Assert.AreEqual(rules, string.Join(' ', comment.Rules.Select(rule => rule.Span.Text)));
        Assert.AreEqual(reason, comment.Reason);
    }

    [TestMethod]
    [DataRow("# composelint: ignore")]
    [DataRow("# composelint: ignore[]")]
    [DataRow("# composelint: ignore[a")]
    [DataRow("# composelint: ignores[a]")]
    [DataRow("# composelint:")]
    public void Comment_that_is_meant_for_us_but_wrong_says_so(string text) => Assert.IsNotNull(Read(text)?.Fault);

    [TestMethod]
    [DataRow("# ignore[a]")]
    [DataRow("#")]
    [DataRow("# see composelint: ignore[a]")]
    public void Other_comment_is_left_alone(string text) => Assert.IsNull(Read(text));

    private static SuppressionComment? Read(string text)
    {
        var source = new SourceText("compose.yaml", text);
        return SuppressionComment.Read(new SourceComment(source.At(0, text.Length), false, null));
    }
}
