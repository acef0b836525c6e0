using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ComposeLint.Cli.Tests.Views;

/// <summary>A headless Chromium with one page, driven by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private string _session = "";
    private int _id;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>The addresses that the page asked for, in order.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>What the page complained of: uncaught errors and violations of its policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The program; null where none is installed.</summary>
    public static string? Program => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(directory => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(directory, name)))
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium> Open(string program, string page, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("composelint-chromium-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--window-size=1400,1000", "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank",
        })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var chromium = new Chromium(process, profile);
        try
        {
            await chromium.Connect(page, cancellation);
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonElement> Evaluate(string expression, CancellationToken cancellation)
    {
        var answer = await Call("Runtime.evaluate", new Dictionary<string, object> { ["expression"] = expression, ["returnByValue"] = true }, cancellation);
        Assert.IsFalse(answer.TryGetProperty("exceptionDetails", out var error), error.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>A click of the mouse in the middle of the first element that a selector finds.</summary>
    public async Task Click(string selector, CancellationToken cancellation)
    {
        var place = await Evaluate($"(()=>{{const r=document.querySelector({JsonSerializer.Serialize(selector)}).getBoundingClientRect();return [r.x+r.width/2,r.y+r.height/2]}})()", cancellation);
        foreach (var kind in new[] { "mouseMoved", "mousePressed", "mouseReleased" })
            await Call("Input.dispatchMouseEvent", new Dictionary<string, object>
            {
                ["type"] = kind,
                ["x"] = place[0].GetDouble(),
                ["y"] = place[1].GetDouble(),
                ["button"] = kind == "mouseMoved" ? "none" : "left",
                ["clickCount"] = 1,
            }, cancellation);
    }

    public async Task<JsonElement> Call(string method, Dictionary<string, object> parameters, CancellationToken cancellation)
    {
        var id = ++_id;
        var message = new Dictionary<string, object> { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session.Length > 0)
            message["sessionId"] = _session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancellation);
        while (true)
        {
            var answer = await Receive(cancellation);
            if (!answer.TryGetProperty("id", out var answered) || answered.GetInt32() != id)
                continue;
            Assert.IsFalse(answer.TryGetProperty("error", out var error), error.ToString());
            return answer.GetProperty("result");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of it may still be writing; the system clears its temporary directory.
        }
    }

    private async Task Connect(string page, CancellationToken cancellation)
    {
        var portFile = Path.Combine(_profile, "DevToolsActivePort");
        string[] lines = [];
        while (lines.Length < 2)
        {
            await Task.Delay(50, cancellation);
            if (File.Exists(portFile))
                lines = await File.ReadAllLinesAsync(portFile, cancellation);
        }

        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), cancellation);
        var target = await Call("Target.createTarget", new Dictionary<string, object> { ["url"] = "about:blank" }, cancellation);
        var attached = await Call("Target.attachToTarget", new Dictionary<string, object> { ["targetId"] = target.GetProperty("targetId").GetString()!, ["flatten"] = true }, cancellation);
        _session = attached.GetProperty("sessionId").GetString()!;
        foreach (var domain in new[] { "Network", "Page", "Runtime", "Log" })
            await Call(domain + ".enable", [], cancellation);
        await Call("Page.navigate", new Dictionary<string, object> { ["url"] = new Uri(page).AbsoluteUri }, cancellation);
        while ((await Evaluate("document.readyState === 'complete' && location.href !== 'about:blank'", cancellation)).ValueKind != JsonValueKind.True)
            await Task.Delay(20, cancellation);
    }

    private async Task<JsonElement> Receive(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[32_768];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellation);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(message.ToArray()));
        var root = document.RootElement.Clone();
        switch (root.TryGetProperty("method", out var method) ? method.GetString() : null)
        {
            case "Network.requestWillBeSent":
                Requests.Add(root.GetProperty("params").GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Add(root.ToString());
                break;
        }

        return root;
    }
}
