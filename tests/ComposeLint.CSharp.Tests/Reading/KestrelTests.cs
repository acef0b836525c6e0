namespace ComposeLint.CSharp.Tests.Reading;

[TestClass]
public sealed class KestrelTests
{
    [TestMethod]
    [DataRow("builder.WebHost.UseUrls(\"http://localhost:5000\", \"http://0.0.0.0:5001\");", "HostUrl localhost, HostUrl 0.0.0.0")]
    [DataRow("builder.WebHost.UseUrls(\"http://[::]:5000\");", "HostUrl ::")]
    [DataRow("builder.WebHost.ConfigureKestrel(o => { o.ListenLocalhost(5000); o.ListenAnyIP(5001); });", "Endpoint localhost, Endpoint *")]
    [DataRow("builder.WebHost.ConfigureKestrel(o => o.Listen(System.Net.IPAddress.Loopback, 5000));", "Endpoint 127.0.0.1")]
    [DataRow("builder.WebHost.UseUrls(Environment.GetEnvironmentVariable(\"URL\")!);", "HostUrl unknown")]
    [DataRow("app.Run(\"http://localhost:5000\");", "ApplicationUrl localhost")]
    [DataRow("app.Run();", "")]
    public void Listeners(string statement, string expected)
    {
        var model = Sample.Read(
            "var builder = WebApplication.CreateBuilder(args); var app = builder.Build();\n" + statement, isTest: false, [], "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Hosting;").Model;
        Assert.AreEqual(expected, string.Join(", ", model.Listeners.Select(l => l.Kind + " " + l.Name)));
        Assert.IsFalse(model.Listeners.Any(l => l.IsConditional));
    }
}
