#nullable enable
using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
namespace Microsoft.AspNetCore.Server.Kestrel.Core
{
    public class ListenOptions { public ListenOptions UseHttps() => this; public HttpProtocols Protocols { get; set; } } public enum HttpProtocols { None, Http1, Http2, Http1AndHttp2, Http3 } public class KestrelServerLimits { }
    public class KestrelServerOptions { public KestrelServerLimits Limits => null!; public bool AddServerHeader { get; set; } public void Listen(IPAddress address, int port) { } public void Listen(IPAddress address, int port, Action<ListenOptions> configure) { } public void Listen(EndPoint endPoint) { } public void ListenAnyIP(int port) { } public void ListenAnyIP(int port, Action<ListenOptions> configure) { } public void ListenLocalhost(int port) { } public void ListenLocalhost(int port, Action<ListenOptions> configure) { } public void ListenUnixSocket(string socketPath) { } }
}
namespace Microsoft.AspNetCore.Hosting
{
    public interface IWebHostBuilder { } public interface IWebHostEnvironment : Microsoft.Extensions.Hosting.IHostEnvironment { }
    public static class HostingAbstractionsWebHostBuilderExtensions { public static IWebHostBuilder UseUrls(this IWebHostBuilder hostBuilder, params string[] urls) => null!; public static IWebHostBuilder UseContentRoot(this IWebHostBuilder hostBuilder, string contentRoot) => null!; }
    public static class WebHostBuilderExtensions { public static IWebHostBuilder UseStartup<T>(this IWebHostBuilder hostBuilder) => null!; }
    public static class WebHostBuilderKestrelExtensions { public static IWebHostBuilder UseKestrel(this IWebHostBuilder hostBuilder) => null!; public static IWebHostBuilder UseKestrel(this IWebHostBuilder hostBuilder, Action<KestrelServerOptions> options) => null!; public static IWebHostBuilder ConfigureKestrel(this IWebHostBuilder hostBuilder, Action<KestrelServerOptions> options) => null!; }
}
namespace Microsoft.AspNetCore.Builder
{
    public class ConfigureWebHostBuilder : IWebHostBuilder { } public class ConfigureHostBuilder { }
    public class WebApplicationBuilder { public ConfigureWebHostBuilder WebHost => null!; public ConfigureHostBuilder Host => null!; public IServiceProvider Services => null!; public Microsoft.Extensions.Configuration.IConfigurationManager Configuration => null!; public IWebHostEnvironment Environment => null!; public WebApplication Build() => null!; }
    public class WebApplication : IAsyncDisposable { public static WebApplicationBuilder CreateBuilder() => null!; public static WebApplicationBuilder CreateBuilder(string[] args) => null!; public static WebApplicationBuilder CreateSlimBuilder(string[] args) => null!; public static WebApplication Create(string[]? args = null) => null!; public ICollection<string> Urls => null!; public IServiceProvider Services => null!; public Microsoft.Extensions.Configuration.IConfiguration Configuration => null!; public IWebHostEnvironment Environment => null!; public void Run(string? url = null) { } public Task RunAsync(string? url = null) => null!; public ValueTask DisposeAsync() => default; }
}
namespace Microsoft.Extensions.Hosting
{
    public interface IHostBuilder { IHost Build(); } public interface IHost { } public static class Host { public static IHostBuilder CreateDefaultBuilder() => null!; public static IHostBuilder CreateDefaultBuilder(string[] args) => null!; }
    public static class GenericHostBuilderExtensions { public static IHostBuilder ConfigureWebHostDefaults(this IHostBuilder builder, Action<IWebHostBuilder> configure) => null!; } public static class HostingHostBuilderExtensions { public static IHostBuilder UseConsoleLifetime(this IHostBuilder builder) => null!; } public static class HostingAbstractionsHostExtensions { public static void Run(this IHost host) { } public static Task RunAsync(this IHost host, CancellationToken token = default) => null!; }
}
