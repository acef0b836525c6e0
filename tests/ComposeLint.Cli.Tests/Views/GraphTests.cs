using System.Text.Json;
using System.Xml.Linq;

namespace ComposeLint.Cli.Tests.Views;

/// <summary>The verb <c>graph</c> in its formats, on projects of 3, 12 and 40 services and on one whose names try to break out.</summary>
[TestClass]
public sealed partial class GraphTests : VerifyBase
{
    internal static string Cases => Path.Combine(TestDirectory.Sources, "Views", "cases");

    [TestMethod]
    [DataRow("three", "mermaid", "networks")]
    [DataRow("three", "mermaid", "reachability")]
    [DataRow("three", "mermaid", "exposure")]
    [DataRow("three", "dot", "networks")]
    [DataRow("three", "dot", "reachability")]
    [DataRow("three", "dot", "exposure")]
    [DataRow("three", "json", "networks")]
    [DataRow("three", "svg", "networks")]
    [DataRow("three", "svg", "reachability")]
    [DataRow("twelve", "mermaid", "networks")]
    [DataRow("twelve", "svg", "exposure")]
    [DataRow("strange", "mermaid", "networks")]
    [DataRow("strange", "dot", "networks")]
    public Task Graph(string project, string format, string view) =>
        Verify(Drawn(project, "--format", format, "--view", view).TrimEnd()).UseDirectory("snapshots").UseFileName($"graph-{project}-{format}-{view}");

    [TestMethod]
    [DataRow("three")]
    [DataRow("twelve")]
    [DataRow("forty")]
    [DataRow("strange")]
    public void Nothing_stands_on_anything_else(string project)
    {
        var svg = XDocument.Parse(Drawn(project, "--format", "svg")).Root!;
        var leaves = Boxes(svg, "box").Concat(Boxes(svg, "chip")).Concat(Boxes(svg, "pill")).ToList();
        var regions = Boxes(svg, "area");
        Assert.IsNotEmpty(leaves);
        AssertApart(leaves);
        AssertApart(regions);
        AssertApart(Boxes(svg, "tag"));
        foreach (var tag in Boxes(svg, "tag"))
            Assert.IsTrue(Boxes(svg, "box").Exists(box => box.X <= tag.X && tag.Right <= box.Right && box.Y <= tag.Y && tag.Bottom <= box.Bottom), $"{tag} is in no card");
        foreach (var inside in Boxes(svg, "box").Concat(Boxes(svg, "chip")))
            Assert.AreEqual(1, regions.Count(region => region.X < inside.X && inside.Right < region.Right && region.Y < inside.Y && inside.Bottom < region.Bottom), $"{inside}");
        foreach (var arrow in svg.Descendants().Where(element => (string?)element.Attribute("class") == "arrow"))
        {
            var numbers = ((string)arrow.Attribute("d")!).Split('M', ' ', 'H').Where(part => part.Length > 0).Select(Number).ToArray();
            var line = new Box("arrow", numbers[0] + 1, numbers[1], numbers[2] - numbers[0] - 2, 0.1);
            Assert.IsFalse(leaves.Exists(line.Meets), $"{line} crosses something");
        }
    }

    [TestMethod]
    [DataRow("svg")]
    [DataRow("html")]
    public void Nothing_of_a_file_becomes_markup(string format)
    {
        var text = Drawn("strange", "--format", format);

        Assert.DoesNotContain("<img", text);
        Assert.DoesNotContain("<script>alert", text);
        Assert.AreEqual(format == "html" ? 2 : 0, text.Split("<script").Length - 1);
    }

    [TestMethod]
    [DataRow("mermaid")]
    [DataRow("dot")]
    [DataRow("json")]
    [DataRow("svg")]
    [DataRow("html")]
    public void The_same_files_give_the_same_bytes(string format) =>
        Assert.AreEqual(Drawn("forty", "--format", format), Drawn("forty", "--format", format));

    [TestMethod]
    public void Focus_keeps_the_neighbours_only()
    {
        using var json = JsonDocument.Parse(Drawn("twelve", "--format", "json", "--focus", "redis"));

        var names = json.RootElement.GetProperty("services").EnumerateArray().Select(service => service.GetProperty("name").GetString()).ToList();
        CollectionAssert.Contains(names, "redis");
        CollectionAssert.Contains(names, "cart");
        CollectionAssert.DoesNotContain(names, "db");
        CollectionAssert.DoesNotContain(names, "batch");
    }

    [TestMethod]
    public void A_wrong_focus_says_what_was_meant()
    {
        var run = CliRun.In(Cases, "graph", "three", "--focus", "wep");

        Assert.AreEqual(2, run.ExitCode);
        Assert.Contains("did you mean 'web'?", run.Error);
    }

    [TestMethod]
    public void A_picture_goes_to_a_file()
    {
        using var directory = new TestDirectory();
        var run = CliRun.In(Cases, "graph", "three", "--format", "svg", "-o", directory["out.svg"]);

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        Assert.AreEqual("", run.Out);
        Assert.AreEqual(Drawn("three", "--format", "svg"), File.ReadAllText(directory["out.svg"]));
    }

    internal static string Drawn(string project, params string[] options)
    {
        var run = CliRun.In(Cases, ["graph", project, .. options]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        return run.Out;
    }

    private static void AssertApart(List<Box> boxes)
    {
        for (var one = 0; one < boxes.Count; one++)
        {
            for (var two = one + 1; two < boxes.Count; two++)
                Assert.IsFalse(boxes[one].Meets(boxes[two]), $"{boxes[one]} and {boxes[two]}");
        }
    }

    private static List<Box> Boxes(XElement svg, string style) =>
        [.. svg.Descendants().Where(element => element.Name.LocalName == "rect" && (string?)element.Attribute("class") == style)
            .Select(rect => new Box(style, Number((string)rect.Attribute("x")!), Number((string)rect.Attribute("y")!), Number((string)rect.Attribute("width")!), Number((string)rect.Attribute("height")!)))];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Box(string Style, double X, double Y, double Width, double Height)
    {
        public double Right => X + Width;

        public double Bottom => Y + Height;

        public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    }
}
