using ComposeLint.Analysis;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Rules;

/// <summary>A .NET application's settings and code, held against the Compose service that builds it.</summary>
[TestClass]
public sealed class ApplicationInContainerTests
{
    private const string Localhost = "{ \"ConnectionStrings\": { \"Shop\": \"Host=localhost;Port=5433;Database=shop;Username=u;Password=geheim\" } }";
    private const string Alone = "{ \"ConnectionStrings\": { \"Shop\": \"Host=db;Port=5433;Database=shop;Username=u;Password=geheim\" } }";

    [TestMethod]
    public void Localhost_in_the_settings()
    {
        var finding = Analyze("", ("api/appsettings.json", Localhost)).Single(finding => finding.Rule.Name == "localhost-is-the-container");
        Assert.AreEqual("api/appsettings.json", finding.Subject.Span.Source.Path);
        Assert.AreEqual("localhost", finding.Subject.Span.Text);
        Assert.DoesNotContain("geheim", finding.Message);
    }

    [TestMethod]
    public void The_published_port_in_the_settings() => Assert.Contains("published-port-used-inside", Found("", ("api/appsettings.json", Alone)));

    [TestMethod]
    [DataRow("ConnectionStrings__Shop=Host=db;Database=shop;Username=u", DisplayName = "a variable of the service")]
    [DataRow("CONNECTIONSTRINGS__SHOP=Host=db;Database=shop;Username=u", DisplayName = "whatever its case")]
    [DataRow("SHOP_ConnectionStrings__Shop=Host=db;Database=shop;Username=u", DisplayName = "with a prefix")]
    public void A_variable_beats_the_settings(string variable) => Assert.DoesNotContain("localhost-is-the-container", Found("    environment: [\"" + variable + "\"]\n", ("api/appsettings.json", Localhost)));

    [TestMethod]
    [DataRow("", false, DisplayName = "production where nothing is said")]
    [DataRow("    environment: [ASPNETCORE_ENVIRONMENT=Development]\n", true, DisplayName = "development")]
    [DataRow("    environment: [DOTNET_ENVIRONMENT=development]\n", true, DisplayName = "by the host's variable")]
    [DataRow("    environment: [\"ASPNETCORE_ENVIRONMENT=${ENVIRONMENT}\"]\n", false, DisplayName = "not known")]
    public void Settings_of_an_environment_hold_in_it(string environment, bool isFound) =>
        Assert.AreEqual(isFound, Found(environment, ("api/appsettings.json", "{}"), ("api/appsettings.Development.json", Localhost)).Contains("localhost-is-the-container"));

    [TestMethod]
    public void An_environment_that_is_not_known_may_override() => Assert.DoesNotContain(
        "localhost-is-the-container",
        Found("    environment: [\"ASPNETCORE_ENVIRONMENT=${ENVIRONMENT}\"]\n", ("api/appsettings.json", Localhost), ("api/appsettings.Staging.json", "{ \"ConnectionStrings\": { \"Shop\": \"Host=db\" } }")));

    [TestMethod]
    public void A_mounted_file_takes_the_settings_place() => Assert.DoesNotContain(
        "localhost-is-the-container", Found("    volumes: [\"./deploy.json:/app/appsettings.json:ro\"]\n", ("api/appsettings.json", Localhost)));

    [TestMethod]
    public void Launch_settings_do_not_apply_in_a_container() => Assert.IsEmpty(
        Found("", ("api/Properties/launchSettings.json", "{ \"profiles\": { \"http\": { \"commandName\": \"Project\", \"applicationUrl\": \"http://localhost:5080\", \"environmentVariables\": { \"ConnectionStrings__Shop\": \"Host=localhost;Port=5433;Database=shop\" } } } }"))
            .Where(name => name is "localhost-is-the-container" or "asp-net-port-moved").ToList());

    [TestMethod]
    public void A_network_that_does_not_lead_there() => Assert.Contains(
        "unreachable-reference",
        [.. Analyze("    networks: [front]\n", "    networks: [back]\n", "networks:\n  front:\n  back:\n", ("api/appsettings.json", "{ // kept\n  \"Db\": { \"Host\": \"db\", \"Port\": 5432 },\n}")).Select(finding => finding.Rule.Name)]);

    [TestMethod]
    [DataRow("builder.Services.AddDbContext<Shop>(o => o.UseNpgsql(\"Host=localhost;Port=5433;Database=shop\"));", true, DisplayName = "a constant")]
    [DataRow("builder.Services.AddDbContext<Shop>(o => o.UseNpgsql(builder.Configuration.GetConnectionString(\"Other\") ?? \"Host=localhost;Port=5433;Database=shop\"));", true, DisplayName = "a default that nothing overrides")]
    [DataRow("builder.Services.AddDbContext<Shop>(o => o.UseNpgsql(builder.Configuration.GetConnectionString(\"Shop\") ?? \"Host=localhost;Port=5433;Database=shop\"));", false, DisplayName = "a default that the settings override")]
    [DataRow("if (builder.Environment.IsDevelopment()) builder.Services.AddDbContext<Shop>(o => o.UseNpgsql(\"Host=localhost;Port=5433;Database=shop\"));", false, DisplayName = "under a condition")]
    public void A_connection_in_code(string code, bool isFound) =>
        Assert.AreEqual(
            isFound,
            Found("", ("api/Program.cs", "using Microsoft.AspNetCore.Builder; var builder = WebApplication.CreateBuilder(args); " + code + " builder.Build().Run();"), ("api/appsettings.json", "{ \"ConnectionStrings\": { \"Shop\": \"Host=db;Database=shop;Username=u\" } }"))
                .Contains("localhost-is-the-container"));

    [TestMethod]
    [DataRow("", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://localhost:8080\" } } } }", true, DisplayName = "endpoints on loopback")]
    [DataRow("    environment: [\"Kestrel__Endpoints__HTTP__Url=http://0.0.0.0:8080\"]\n", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://localhost:8080\" } } } }", false, DisplayName = "overridden")]
    [DataRow("    environment: [\"ASPNETCORE_URLS=http://+:8080\"]\n", "{ \"Kestrel\": { \"Endpoints\": { \"Http\": { \"Url\": \"http://*:80\" } } } }", true, DisplayName = "URLs without effect")]
    [DataRow("    environment: [\"ASPNETCORE_HTTP_PORTS=80\"]\n", "{}", true, DisplayName = "ports")]
    [DataRow("", "{}", false, DisplayName = "the image's own")]
    public void Where_Kestrel_listens(string environment, string settings, bool isFound) =>
        Assert.AreEqual(isFound, Found(environment + "    ports: [\"5000:8080\"]\n", ("api/appsettings.json", settings)).Contains("asp-net-port-moved"));

    [TestMethod]
    public void The_published_port_in_a_test_containers_environment() => Assert.Contains(
        "published-port-used-inside",
        [.. Run(("A.cs", "using DotNet.Testcontainers.Builders; class T { [Fact] async Task M() { var net = new NetworkBuilder().WithName(\"n\").Build(); var db = new ContainerBuilder(\"postgres:17\").WithNetwork(net).WithNetworkAliases(\"db\").WithPortBinding(5433, 5432).Build(); var app = new ContainerBuilder(\"app:1\").WithNetwork(net).WithEnvironment(\"ConnectionStrings__Main\", \"Host=db;Port=5433;Database=x;Username=u\").Build(); } }")).Select(finding => finding.Rule.Name)]);

    private static List<string> Found(string service, params (string Path, string Text)[] files) => [.. Analyze(service, files).Select(finding => finding.Rule.Name)];

    private static ImmutableArray<Finding> Analyze(string service, params (string Path, string Text)[] files) => Analyze(service, "", "", files);

    private static ImmutableArray<Finding> Analyze(string service, string database, string tail, params (string Path, string Text)[] files) => Run(
        [
            ("compose.yaml", "services:\n  api:\n    build: ./api\n" + service + "  db:\n    image: postgres:17\n    ports: [\"127.0.0.1:5433:5432\"]\n" + database + tail),
            ("api/Dockerfile", "FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build\nCOPY . .\nRUN dotnet publish Api.csproj -c Release -o /app\nFROM mcr.microsoft.com/dotnet/aspnet:9.0\nCOPY --from=build /app /app\nENTRYPOINT [\"dotnet\", \"/app/Api.dll\"]\n"),
            ("api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"),
            .. files,
        ]);

    private static ImmutableArray<Finding> Run(params (string Path, string Text)[] files)
    {
        var sources = new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text)));
        var result = new Analyzer(new AnalyzerOptions(), CoreSurfaces.All.Add(new CSharpSurface()), RuleCatalogue.All).Analyze(sources, new AnalysisRequest([]));
        Assert.IsEmpty(result.Notifications.Where(note => note.Kind == NotificationKind.RuleCrashed).Select(note => note.Message).ToList());
        return result.Findings;
    }
}
