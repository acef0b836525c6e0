using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ComposeLint.DotNet;
using ComposeLint.Inference;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace ComposeLint.CSharp.Tests.Source;

/// <summary>Which of the ways to give Kestrel an address wins: a real Kestrel against what is concluded from files.</summary>
[TestClass]
[DoNotParallelize]
public sealed class KestrelPrecedenceTests
{
    private const string Project = "app/App.csproj";

    // A to D stand for free ports.
    [TestMethod]
    [DataRow("ASPNETCORE_HTTP_PORTS=A", "", "", DisplayName = "ports alone")]
    [DataRow("ASPNETCORE_HTTP_PORTS=A;B", "", "", DisplayName = "several ports")]
    [DataRow("ASPNETCORE_HTTP_PORTS=A|HTTP_PORTS=B", "", "", DisplayName = "ports with and without the prefix")]
    [DataRow("ASPNETCORE_HTTP_PORTS=A|DOTNET_HTTP_PORTS=B", "", "", DisplayName = "ports with both prefixes")]
    [DataRow("ASPNETCORE_URLS=http://127.0.0.1:A|ASPNETCORE_HTTP_PORTS=B", "", "", DisplayName = "URLs over ports")]
    [DataRow("ASPNETCORE_URLS=http://+:A;http://*:B", "", "", DisplayName = "several URLs")]
    [DataRow("ASPNETCORE_URLS=http://*:A|URLS=http://*:B", "", "", DisplayName = "URLs with and without the prefix")]
    [DataRow("ASPNETCORE_URLS=http://*:A|DOTNET_URLS=http://*:B", "", "", DisplayName = "URLs with both prefixes")]
    [DataRow("ASPNETCORE_URLS=http://*:A", "{ \"Urls\": \"http://*:B\" }", "", DisplayName = "URLs of the environment and of the file")]
    [DataRow("URLS=http://*:A|DOTNET_URLS=http://*:B", "", "", DisplayName = "URLs without a prefix and with the host's")]
    [DataRow("HTTP_PORTS=A|DOTNET_HTTP_PORTS=B", "", "", DisplayName = "ports without a prefix and with the host's")]
    [DataRow("ASPNETCORE_HTTP_PORTS=A", "{ \"Urls\": \"http://*:B\" }", "", DisplayName = "ports of the environment and URLs of the file")]
    [DataRow("URLS=http://*:A", "{ \"urls\": \"http://*:B\" }", "", DisplayName = "URLs without a prefix and of the file")]
    [DataRow("ASPNETCORE_URLS=http://*:A", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://localhost:B\" } } } }", "", DisplayName = "endpoints of the file over URLs")]
    [DataRow("Kestrel__Endpoints__HTTP__Url=http://*:A", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://localhost:B\" } } } }", "", DisplayName = "an endpoint of the environment over that of the file")]
    [DataRow("Kestrel__Endpoints__Other__Url=http://*:A", "{ // two\n \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:B\" }, } } }", "", DisplayName = "endpoints of other names are added")]
    [DataRow("ASPNETCORE_URLS=http://*:A", "", "UseUrls=B", DisplayName = "UseUrls over the environment")]
    [DataRow("ASPNETCORE_URLS=http://*:A", "", "UseUrls=B|Urls.Add=C", DisplayName = "the application's own URL over UseUrls")]
    [DataRow("ASPNETCORE_URLS=http://*:A", "", "UseUrls=B|Listen=C", DisplayName = "Listen over UseUrls")]
    [DataRow("", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:A\" } } } }", "Listen=C", DisplayName = "endpoints of code and file together")]
    public async Task Concludes_what_Kestrel_does(string environment, string settings, string code)
    {
        var ports = FreePorts();
        string Filled(string text) => ports.Aggregate(text, (filled, port) => System.Text.RegularExpressions.Regex.Replace(filled, $@"(?<=[:=;]){port.Key}\b", port.Value));
        var variables = Pairs(Filled(environment));
        var calls = Pairs(Filled(code));
        var listened = await Listens(variables, Filled(settings), calls);
        var concluded = Concluded(variables, Filled(settings), calls);
        Assert.AreEqual(listened, concluded);
    }

    private static string Concluded(Dictionary<string, string> variables, string settings, Dictionary<string, string> calls)
    {
        var place = new SourceText("compose.yaml", "x").At(0, 1);
        var application = settings.Length == 0 ? new ImageApplication(Project)
            : ApplicationFiles.Read(new MemorySourceSet([new SourceText("app/appsettings.json", settings), new SourceText(Project, "")]), Project, default);
        var image = new BuiltImage
        {
            Span = place,
            Application = application with { Code = new ApplicationCode(Project) { Addresses = [.. calls.Select(call => new ServerAddress(KindOf(call.Key), "*", int.Parse(call.Value, CultureInfo.InvariantCulture), place))] } },
        };
        var given = KestrelAddresses.Of(image, [.. variables.Select(pair => new Variable { Span = place, Context = place, Name = pair.Key, Key = pair.Key, Presence = new Presence("p", DeploymentTarget.Compose), Value = new Located<string>(pair.Value, place) })]);
        Assert.IsNotNull(given);
        return Shown(given.Addresses.Select(address => (address.IsLoopback, address.Port)));
    }

    private static ServerAddressKind KindOf(string call) => call switch
    {
        "Listen" => ServerAddressKind.Endpoint,
        "UseUrls" => ServerAddressKind.HostUrl,
        _ => ServerAddressKind.ApplicationUrl,
    };

    private static async Task<string> Listens(Dictionary<string, string> variables, string settings, Dictionary<string, string> calls)
    {
        var directory = Directory.CreateTempSubdirectory("kestrel");
        foreach (var (name, value) in variables)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            if (settings.Length > 0)
                await File.WriteAllTextAsync(Path.Combine(directory.FullName, "appsettings.json"), settings);
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = directory.FullName });
            builder.Logging.ClearProviders();
            if (calls.TryGetValue("UseUrls", out var url))
                builder.WebHost.UseUrls("http://*:" + url);
            if (calls.TryGetValue("Listen", out var port))
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(int.Parse(port, CultureInfo.InvariantCulture)));
            await using var app = builder.Build();
            if (calls.TryGetValue("Urls.Add", out var added))
                app.Urls.Add("http://*:" + added);
            await app.StartAsync();
            return Shown(app.Urls.Select(listening => KestrelAddress.Of(listening, default)!.Value).Select(address => (address.IsLoopback, address.Port)));
        }
        catch (IOException exception)
        {
            Assert.Inconclusive("Kestrel cannot bind here: " + exception.Message);
            throw;
        }
        finally
        {
            foreach (var name in variables.Keys)
                Environment.SetEnvironmentVariable(name, null);
            directory.Delete(recursive: true);
        }
    }

    private static string Shown(IEnumerable<(bool IsLoopback, int Port)> addresses) =>
        string.Join(' ', addresses.Distinct().Order().Select(address => (address.IsLoopback ? "loopback:" : "*:") + address.Port));

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static Dictionary<string, string> FreePorts()
    {
        var listeners = "ABCD".Select(letter => (Letter: letter.ToString(), Listener: new TcpListener(IPAddress.Loopback, 0))).ToList();
        listeners.ForEach(pair => pair.Listener.Start());
        var ports = listeners.ToDictionary(pair => pair.Letter, pair => ((IPEndPoint)pair.Listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
        listeners.ForEach(pair => pair.Listener.Stop());
        return ports;
    }
}
