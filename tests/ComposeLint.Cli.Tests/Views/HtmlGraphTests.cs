using System.Text.Json;

namespace ComposeLint.Cli.Tests.Views;

/// <summary>The page of <c>graph --format html</c> in a real browser.</summary>
[TestClass]
public sealed class HtmlGraphTests
{
    private const string Lit = "[...document.querySelectorAll('.card.lit')].map(card => card.getAttribute('aria-label')).sort().join()";

    // What a person would see as one text on another, or one that leaves its card.
    private const string Overlaps = """
        (() => {
          const found = [];
          const texts = [...document.querySelectorAll('#picture text')].map(text => [text.firstChild.textContent, text.getBoundingClientRect(), text]);
          for (let one = 0; one < texts.length; one++)
            for (let two = one + 1; two < texts.length; two++) {
              const [a, b] = [texts[one][1], texts[two][1]];
              const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
              const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
              if (across > 0.5 && down > a.height * 0.3) found.push(texts[one][0] + ' / ' + texts[two][0]);
            }
          for (const [words, box, text] of texts) {
            const rect = text.parentElement.querySelector(':scope > rect')?.getBoundingClientRect();
            if (rect && (box.left < rect.left || box.right > rect.right + 0.5)) found.push(words + ' leaves its box');
          }
          return found.join('\n');
        })()
        """;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    [DataRow("three")]
    [DataRow("twelve")]
    [DataRow("forty")]
    [DataRow("strange")]
    [DataRow("bands")]
    [DataRow("modes")]
    [DataRow("swarm")]
    public Task No_text_overlaps_another_or_leaves_its_box(string project) => InBrowser(project, async (page, cancellation) =>
        Assert.AreEqual("", (await page.Evaluate(Overlaps, cancellation)).GetString()));

    [TestMethod]
    public Task A_page_can_be_walked_around_in() => InBrowser("twelve", async (page, cancellation) =>
    {
        Assert.AreEqual(12, (await page.Evaluate("document.querySelectorAll('.card').length", cancellation)).GetInt32());

        // A click on a service lights whom it reaches and draws the ways; the rest is dimmed; Escape lets go.
        await page.Click(".card[aria-label=cart]", cancellation);
        Assert.AreEqual("accounts,metrics,proxy,redis,search,shop", (await page.Evaluate(Lit, cancellation)).GetString());
        Assert.AreEqual(JsonValueKind.True, (await page.Evaluate("document.querySelector('.card[aria-label=batch]').classList.contains('dim')", cancellation)).ValueKind);
        Assert.IsGreaterThan(5, (await page.Evaluate("document.querySelectorAll('#edges .edge').length", cancellation)).GetInt32());
        Assert.Contains("redis: 6379", (await page.Evaluate("document.getElementById('details').innerText", cancellation)).GetString()!);
        await Press(page, "Escape", cancellation);
        Assert.AreEqual(0, (await page.Evaluate("document.querySelectorAll('#edges .edge, .dim').length", cancellation)).GetInt32());

        // The keyboard does it too.
        await page.Evaluate("document.querySelector('.card[aria-label=redis]').focus()", cancellation);
        await Press(page, "Enter", cancellation);
        Assert.AreEqual("true", (await page.Evaluate("document.querySelector('.card[aria-label=redis]').getAttribute('aria-pressed')", cancellation)).GetString());
        await Press(page, "Escape", cancellation);

        // From the LAN two are open, and the socket on loopback is none.
        await page.Click("input[value=lan]", cancellation);
        Assert.AreEqual("metrics,proxy", (await page.Evaluate(Lit, cancellation)).GetString());
        Assert.AreEqual(3, (await page.Evaluate("document.querySelectorAll('.socket:not(.hidden)').length", cancellation)).GetInt32());
        await page.Click("input[value='']", cancellation);

        // The filter hides.
        await page.Click("#filter", cancellation);
        await page.Call("Input.insertText", new Dictionary<string, object> { ["text"] = "se" }, cancellation);
        Assert.AreEqual("search", (await page.Evaluate("[...document.querySelectorAll('.card:not(.hidden)')].map(card => card.getAttribute('aria-label')).join()", cancellation)).GetString());
        await page.Evaluate("document.getElementById('filter').value = ''; document.getElementById('filter').dispatchEvent(new Event('input'))", cancellation);

        // Zoom by button and wheel, drag to pan, and back to the whole.
        var whole = await ViewBox(page, cancellation);
        await page.Click("#in", cancellation);
        var nearer = await ViewBox(page, cancellation);
        Assert.IsLessThan(whole[2], nearer[2]);
        await page.Call("Input.dispatchMouseEvent", new Dictionary<string, object> { ["type"] = "mouseWheel", ["x"] = 400, ["y"] = 400, ["deltaX"] = 0, ["deltaY"] = -120 }, cancellation);
        var nearest = await ViewBox(page, cancellation);
        Assert.IsLessThan(nearer[2], nearest[2]);
        foreach (var (kind, x) in new[] { ("mousePressed", 600), ("mouseMoved", 560), ("mouseMoved", 500), ("mouseReleased", 500) })
            await page.Call("Input.dispatchMouseEvent", new Dictionary<string, object> { ["type"] = kind, ["x"] = x, ["y"] = 120, ["button"] = "left", ["buttons"] = 1, ["clickCount"] = 1 }, cancellation);
        Assert.IsGreaterThan(nearest[0], (await ViewBox(page, cancellation))[0]);
        await page.Click("#fit", cancellation);
        CollectionAssert.AreEqual(whole, await ViewBox(page, cancellation));
    });

    [TestMethod]
    [DataRow("reachability")]
    [DataRow("exposure")]
    public Task Every_view_is_a_page(string view) => InBrowser("forty", async (page, cancellation) =>
    {
        await page.Click("#in", cancellation);
        Assert.AreEqual(view == "exposure" ? 9 : 0, (await page.Evaluate("document.querySelectorAll('.card').length", cancellation)).GetInt32());
    }, view);

    private static async Task<double[]> ViewBox(Chromium page, CancellationToken cancellation) =>
        [.. (await page.Evaluate("document.getElementById('picture').getAttribute('viewBox')", cancellation)).GetString()!.Split(' ').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];

    private static async Task Press(Chromium page, string key, CancellationToken cancellation)
    {
        foreach (var kind in new[] { "keyDown", "keyUp" })
            await page.Call("Input.dispatchKeyEvent", new Dictionary<string, object> { ["type"] = kind, ["key"] = key, ["code"] = key }, cancellation);
    }

    private async Task InBrowser(string project, Func<Chromium, CancellationToken, Task> walk, string view = "networks")
    {
        if (Chromium.Program is not { } program)
        {
            Assert.Inconclusive("no chromium is installed here");
            return;
        }

        using var directory = new TestDirectory();
        directory.Write("graph.html", GraphTests.Drawn(project, "--format", "html", "--view", view));
        await using var page = await Chromium.Open(program, directory["graph.html"], TestContext.CancellationToken);
        await walk(page, TestContext.CancellationToken);

        Assert.IsEmpty(page.Complaints, string.Join('\n', page.Complaints));
        Assert.IsTrue(page.Requests.TrueForAll(request => request.StartsWith("file:", StringComparison.Ordinal)), string.Join('\n', page.Requests));
        Assert.HasCount(1, page.Requests);
    }
}
