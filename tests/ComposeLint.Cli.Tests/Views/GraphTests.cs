using System.Diagnostics;
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
    [DataRow("bands")]
    [DataRow("modes")]
    [DataRow("swarm")]
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
    public void What_the_routing_mesh_publishes_is_open_from_the_internet()
    {
        using var json = JsonDocument.Parse(Drawn("swarm", "--format", "json"));

        var open = json.RootElement.GetProperty("publications").EnumerateArray().Select(publication => publication.GetProperty("openFrom").EnumerateArray().Select(vantage => vantage.GetString()).ToList());
        foreach (var vantages in open)
            CollectionAssert.Contains(vantages, "internet");
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

    // Run by .ci or by hand: npm install --prefix DIR mermaid@11, COMPOSELINT_MERMAID=DIR/node_modules/mermaid/dist/mermaid.min.js.
    [TestMethod]
    [DataRow("three")]
    [DataRow("twelve")]
    [DataRow("forty")]
    [DataRow("strange")]
    [DataRow("bands")]
    [DataRow("modes")]
    [DataRow("swarm")]
    public async Task Mermaid_itself_draws_it(string project)
    {
        if (Environment.GetEnvironmentVariable("COMPOSELINT_MERMAID") is not { Length: > 0 } script)
        {
            Assert.Inconclusive("COMPOSELINT_MERMAID does not name mermaid.min.js");
            return;
        }

        if (Chromium.Program is not { } program)
        {
            Assert.Inconclusive("there is no Chromium here");
            return;
        }

        using var directory = new TestDirectory().Write("page.html", $"<!doctype html><meta charset=utf-8><body><script src=\"{new Uri(Path.GetFullPath(script))}\"></script>");
        await using var page = await Chromium.Open(program, new Uri(directory["page.html"]).ToString(), TestContext.CancellationToken);
        foreach (var view in new[] { "networks", "reachability", "exposure" })
        {
            var text = JsonSerializer.Serialize(Drawn(project, "--format", "mermaid", "--view", view));
            await page.Evaluate($"window.drawn = ''; mermaid.initialize({{startOnLoad: false}}); mermaid.render('m', {text}).then(r => window.drawn = r.svg, e => window.drawn = 'failed: ' + e); 0", TestContext.CancellationToken);
            string drawn;
            while ((drawn = (await page.Evaluate("window.drawn", TestContext.CancellationToken)).GetString()!).Length == 0)
                await Task.Delay(50, TestContext.CancellationToken);
            Assert.StartsWith("<svg", drawn, view + ": " + drawn);
        }
    }

    [TestMethod]
    [DataRow("three")]
    [DataRow("twelve")]
    [DataRow("forty")]
    [DataRow("strange")]
    [DataRow("bands")]
    [DataRow("modes")]
    [DataRow("swarm")]
    public void Graphviz_itself_reads_it(string project)
    {
        foreach (var view in new[] { "networks", "reachability", "exposure" })
        {
            var start = new ProcessStartInfo("dot", ["-Tcanon"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            Process process;
            try
            {
                process = Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Assert.Inconclusive("there is no Graphviz here");
                return;
            }

            using (process)
            {
                var output = process.StandardOutput.ReadToEndAsync(TestContext.CancellationToken);
                var errors = process.StandardError.ReadToEndAsync(TestContext.CancellationToken);
                process.StandardInput.Write(Drawn(project, "--format", "dot", "--view", view));
                process.StandardInput.Close();
                process.WaitForExit();
                Assert.AreEqual("", errors.Result, view);
                Assert.Contains("digraph", output.Result);
            }
        }
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
