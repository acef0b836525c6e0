using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Core.Tests.Yaml;

/// <summary>Places, origins, comments and documents.</summary>
[TestClass]
public sealed class YamlStructureTests
{
    private static YamlFile Read(string text) => YamlReader.Read(new SourceText("compose.yaml", text));

    private static YamlNode At(YamlFile file, params string[] path) => path.Aggregate(file.Documents[0].Root!, (node, key) => node switch
    {
        YamlMapping mapping => mapping[key]!,
        YamlSequence list => list.Items[int.Parse(key)],
        _ => throw new InvalidOperationException(key),
    });

    [TestMethod]
    [DataRow("a: b\n", "a", "b", 1, 4, DisplayName = "plain")]
    [DataRow("a: 'b c' # d\n", "a", "'b c'", 1, 4, DisplayName = "quoted")]
    [DataRow("a: &x !!str b\n", "a", "b", 1, 13, DisplayName = "after anchor and tag")]
    [DataRow("a: |\n  b\n  c\n\n\nd: e\n", "a", "|\n  b\n  c", 1, 4, DisplayName = "block text without trailing lines")]
    [DataRow("a: [b, c]\n", "a", "[b, c]", 1, 4, DisplayName = "flow list")]
    [DataRow("a: {b: c}  # d\n", "a", "{b: c}", 1, 4, DisplayName = "flow mapping")]
    [DataRow("a: &x\n  # c\n  b: c\n  d: e # f\n\ng: h\n", "a", "b: c\n  d: e", 3, 3, DisplayName = "block mapping from its first key")]
    [DataRow("a:\n- b\n- c\n\nd: e\n", "a", "- b\n- c", 2, 1, DisplayName = "list at its key's indentation")]
    [DataRow("a:\r\n  - b\r\n  - c: d\r\ne: f\r\n", "a", "- b\r\n  - c: d", 2, 3, DisplayName = "CRLF")]
    [DataRow("\ufeffa: b\n", "a", "b", 1, 4, DisplayName = "byte order mark")]
    [DataRow("a: b\rc: é😀 d\re: f\r", "c", "é😀 d", 2, 4, DisplayName = "lone CR, characters beyond the BMP")]
    [DataRow("a:\nb: c\n", "a", "", 1, 3, DisplayName = "missing value at the colon")]
    public void NodeStandsWhereItsTextStands(string text, string key, string expected, int line, int column)
    {
        var file = Read(text);
        var node = At(file, key);
        Assert.IsEmpty(file.Problems);
        Assert.AreEqual(expected, node.Span.Text);
        Assert.AreEqual(new LinePosition(line, column), node.Span.Start);
    }

    [TestMethod]
    public void AliasSaysHowItGotHereAndKeepsItsPlace()
    {
        var file = Read("x-base: &base\n  image: nginx\nservices:\n  web: *base\n");
        var web = At(file, "services", "web");
        Assert.AreEqual(2, web.Span.Start.Line);
        Assert.AreEqual(OriginKind.Alias, web.Origin!.Kind);
        Assert.AreEqual("base", web.Origin.Detail);
        Assert.AreEqual(new LinePosition(4, 8), web.Origin.At.Start);
        Assert.IsNull(At(file, "x-base").Origin);
    }

    [TestMethod]
    public void MergedEntrySaysWhichMergeBroughtIt()
    {
        var file = Read("x-a: &a\n  image: nginx\n  restart: always\nservices:\n  web:\n    <<: *a\n    image: httpd\n");
        Assert.AreEqual("httpd", At(file, "services", "web", "image").ToString());
        Assert.IsNull(At(file, "services", "web", "image").Origin);
        var restart = At(file, "services", "web", "restart");
        Assert.AreEqual(OriginKind.MergeKey, restart.Origin!.Kind);
        Assert.AreEqual(new LinePosition(6, 9), restart.Origin.At.Start);
        Assert.AreEqual(3, restart.Span.Start.Line);
    }

    [TestMethod]
    public void DuplicateKeyNamesTheFirstAndItsServiceIsTheContext()
    {
        var file = Read("services:\n  web:\n    image: a\n    image: b\n  db:\n    image: c\n");
        var problem = file.Problems.Single();
        Assert.AreEqual("duplicate-key", problem.Kind);
        Assert.AreEqual(new LinePosition(4, 5), problem.Subject.Span.Start);
        Assert.AreEqual("services.web.image", problem.Subject.Key);
        Assert.AreEqual("key \"image\" is already defined on line 3", problem.Message);
        Assert.AreEqual("web:\n    image: a\n    image: b", problem.Subject.Context.Text);
        Assert.AreEqual(3, problem.Related.Single().Span.Start.Line);
        Assert.AreEqual("a", At(file, "services", "web", "image").ToString());
    }

    [TestMethod]
    public void CommentBelongsToItsEntry()
    {
        var file = Read("""
            # file
            services: # top
              # own line
              web:
                image: nginx # trailing
                ports: ["80:80"] # list
                command: # key
                  - run # item
                  # next item
                  - stop
                text: |  # header
                  # no comment
                  x
                flow: [
                  a, # in flow
                  b
                ]
            # last
            """);
        var actual = file.Comments.Select(comment => $"{comment.Span.Text} {(comment.IsTrailing ? "<" : "v")} {comment.Target?.Text.Split('\n')[0]}").ToArray();
        CollectionAssert.AreEqual(
            new[]
            {
                "# file v services: # top", "# top < services: # top", "# own line v web:", "# trailing < image: nginx", "# list < ports: [\"80:80\"]", "# key < command: # key",
                "# item < run", "# next item v stop", "# header < text: |  # header", "# in flow < a", "# last v ",
            },
            actual,
            string.Join("\n", actual));
    }

    [TestMethod]
    public void DocumentsAreApartAndAnchorsGoOn()
    {
        var file = Read("a: &x 1\n---\nb: *x\n---\n# nothing\n");
        Assert.IsEmpty(file.Problems);
        Assert.HasCount(3, file.Documents);
        Assert.AreEqual("1", ((YamlMapping)file.Documents[1].Root!)["b"]!.ToString());
        Assert.IsNull(file.Documents[2].Root);
    }

    [TestMethod]
    public void TagsAreKeptAsWritten()
    {
        var file = Read("a: !reset null\nb: !override [x]\nc: !!str 5\nd: !override\n  e: f\n");
        CollectionAssert.AreEqual(new[] { "!reset", "!override", "!!str", "!override" }, ((YamlMapping)file.Documents[0].Root!).Entries.Select(entry => entry.Value.Tag).ToArray());
    }
}
