using ComposeLint.Text;
using ComposeLint.Yaml;
using CsCheck;

namespace ComposeLint.Core.Tests.Yaml;

/// <summary>What holds for every text, YAML or not.</summary>
[TestClass]
public sealed class AnyTextTests
{
    // Pieces that meet in YAML's corners more often than random characters do.
    private static readonly string[] Corners =
    [
        "a", "key", ":", ": ", " ", "  ", "    ", "\n", "\r\n", "\r", "\t", "- ", "-", "? ", "#", " # c", "\"", "'", "\\", "[", "]", "{", "}", ",", "&x ", "*x", "&", "*",
        "!t ", "!!str ", "!", "|", ">", "|-\n", ">2\n", "<<: *x", "<<", "---\n", "...\n", "%YAML 1.2\n", "%", "@", "`", "\0", "\u0085", "\u2028", "\ufeff", "é", "😀", "\ud800", "~", "80:80", "${A:-b}",
        "services:\n", "  web:\n", "    image: x\n", "\n\n", "key: value\n",
    ];

    private static readonly Gen<string> Pieces = Gen.Int[0, Corners.Length - 1].Select(i => Corners[i]);

    private static readonly Gen<string> Texts = Gen.OneOf(Pieces.Array[0, 60].Select(string.Concat), Gen.String[0, 200]);

    [TestMethod]
    public void IsReadWithoutAThrowAndWithSpansInside() => Texts.Sample(
        text =>
        {
            var source = new SourceText("any.yaml", text);
            var file = YamlReader.Read(source);
            foreach (var document in file.Documents)
            {
                if (document.Root is { } root)
                    CheckSpans(root, source);
            }

            foreach (var problem in file.Problems)
            {
                CheckInside(problem.Subject.Span, source);
                CheckInside(problem.Subject.Context, source);
                Assert.IsFalse(string.IsNullOrEmpty(problem.Message));
            }

            var last = 0;
            foreach (var comment in file.Comments)
            {
                Assert.IsTrue(comment.Span.Span.Start >= last, "comments in order, apart");
                last = comment.Span.Span.End;
                Assert.AreEqual('#', source.Text[comment.Span.Span.Start]);
                Assert.AreEqual(-1, comment.Span.Text.IndexOfAny(['\r', '\n']));
                if (comment.Target is { } target)
                    CheckInside(target, source);
            }

            var keys = file.Problems.Select(problem => (problem.Kind, problem.Subject.Key)).ToList();
            Assert.AreEqual(keys.Count, keys.Distinct().Count(), "problems have keys of their own");
        },
        iter: 10000,
        print: text => string.Concat(text.Select(c => c is >= ' ' and < '\x7f' ? c.ToString() : $"\\u{(int)c:x4}")));

    // Found by the property above.
    [TestMethod]
    public void A_comment_ends_with_its_line()
    {
        var source = new SourceText("any.yaml", "{ # ca?   %>,\u2028>2\n%    \n\u2028#%YAML 1.2\n@!  \\<<<<---\nservices:\n    image: x\n");
        foreach (var comment in YamlReader.Read(source).Comments)
            Assert.AreEqual(-1, comment.Span.Text.IndexOf('\n', StringComparison.Ordinal), comment.Span.Text);
    }

    private static void CheckSpans(YamlNode node, SourceText source)
    {
        CheckInside(node.Span, source);
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    CheckChild(mapping, key, source);
                    CheckChild(mapping, value, source);
                }

                Assert.AreEqual(mapping.Entries.Length, mapping.Entries.Select(entry => entry.Key.Value).Distinct(StringComparer.Ordinal).Count());
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                    CheckChild(sequence, item, source);
                break;
        }
    }

    private static void CheckChild(YamlNode parent, YamlNode child, SourceText source)
    {
        if (child.Origin is null)
            Assert.IsTrue(parent.Span.Span.Contains(child.Span.Span), $"{child.Span.Span} in {parent.Span.Span}");
        CheckSpans(child, source);
    }

    private static void CheckInside(SourceSpan span, SourceText source) =>
        Assert.IsTrue(span.Span.Start >= 0 && span.Span.Length >= 0 && span.Span.End <= source.Text.Length, $"{span.Span} of {source.Text.Length}");
}
