using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>An address on which an ASP.NET Core server listens.</summary>
/// <param name="Host">The host part as written; any name but a loopback's stands for every address.</param>
/// <param name="Port">The port.</param>
/// <param name="Evidence">Where it is said.</param>
public readonly record struct KestrelAddress(string Host, int Port, SourceSpan Evidence)
{
    /// <summary>Whether only its own sandbox reaches it.</summary>
    public bool IsLoopback => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || Host == "::1" || Host.StartsWith("127.", StringComparison.Ordinal);

    /// <summary>An address of a URL as Kestrel takes it (Microsoft.AspNetCore.Http.BindingAddress); null for a Unix socket or what is no URL.</summary>
    public static KestrelAddress? Of(string url, SourceSpan evidence)
    {
        var text = url.Trim();
        var mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark <= 0 || text.StartsWith("http://unix:", StringComparison.OrdinalIgnoreCase))
            return null;
        var usual = text.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80;
        var start = mark + "://".Length;
        var slash = text.IndexOf('/', start);
        var authority = text.Substring(start, (slash < 0 ? text.Length : slash) - start);
        var colon = authority.LastIndexOf(':');
        if (colon < authority.LastIndexOf(']'))
            colon = -1;
        var host = (colon < 0 ? authority : authority.Substring(0, colon)).Trim('[', ']');
        return colon < 0 ? new KestrelAddress(host, usual, evidence)
            : HostText.PortOf(authority.Substring(colon + 1)) is { } port ? new KestrelAddress(host, port, evidence) : null;
    }
}

/// <summary>
/// Where Kestrel listens when something says so: endpoints of code and configuration together, else <c>app.Run(url)</c>, else <c>UseUrls</c>, else <c>--urls</c>, else
/// URLS, the setting <c>Urls</c> and the prefixed URLS variables, else the variables of ports (measured on .NET 10, KestrelPrecedenceTests).
/// </summary>
public sealed class KestrelAddresses
{
    // In the order in which the host heeds them.
    private static readonly string[] s_urls = ["URLS", "DOTNET_URLS", "ASPNETCORE_URLS"];
    private static readonly string[] s_ports = ["HTTP_PORTS", "DOTNET_HTTP_PORTS", "ASPNETCORE_HTTP_PORTS", "HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "ASPNETCORE_HTTPS_PORTS"];

    private KestrelAddresses(ImmutableArray<KestrelAddress> addresses, bool isOpen, bool isOfCode) => (Addresses, IsOpen, IsOfCode) = (addresses, isOpen, isOfCode);

    /// <summary>The addresses, in the order in which they are said.</summary>
    public ImmutableArray<KestrelAddress> Addresses { get; }

    /// <summary>Whether there may be more: one is not known, or given under a condition.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether the code itself gives them.</summary>
    public bool IsOfCode { get; }

    /// <summary>Whether they are all known, and only the server's own sandbox reaches them.</summary>
    public bool IsLoopbackOnly => !IsOpen && !Addresses.IsEmpty && Addresses.All(address => address.IsLoopback);

    /// <summary>The addresses that something gives; null when nothing does.</summary>
    /// <param name="image">The image.</param>
    /// <param name="variables">The workload's variables, which win over the image's.</param>
    public static KestrelAddresses? Of(BuiltImage image, ImmutableArray<Variable> variables)
    {
        var code = image.Application?.Code?.Addresses ?? ImmutableArray<ServerAddress>.Empty;
        // Whether a conditional call is made decides between the kinds too.
        if (code.Any(address => address.IsConditional))
            return new KestrelAddresses(ImmutableArray<KestrelAddress>.Empty, isOpen: true, isOfCode: true);
        var configuration = ApplicationConfiguration.Of(image, variables);
        var endpoints = OfCode(code, ServerAddressKind.Endpoint).Concat(Endpoints(configuration, image, variables)).ToList();
        if (endpoints.Count > 0)
            return Made(endpoints, code.Any(address => address.Kind == ServerAddressKind.Endpoint));
        foreach (var kind in new[] { ServerAddressKind.ApplicationUrl, ServerAddressKind.HostUrl })
            if (OfCode(code, kind).ToList() is { Count: > 0 } urls)
                return Made(urls, isOfCode: true);
        if (image.Command.Any(word => word.IndexOf("--urls", StringComparison.Ordinal) >= 0))
            return new KestrelAddresses(ImmutableArray<KestrelAddress>.Empty, isOpen: true, isOfCode: false);
        foreach (var name in s_urls)
        {
            // appsettings.json comes after the prefixed variables, and before those without a prefix.
            if (name != "URLS" && configuration["Urls"] is { } setting)
                return Made(Urls(setting), isOfCode: false);
            if (Value(name, image, variables) is { } given)
                return Made(Urls(given), isOfCode: false);
        }

        var ports = new List<KestrelAddress?>();
        foreach (var group in s_ports.GroupBy(name => name.EndsWith("HTTPS_PORTS", StringComparison.Ordinal)))
            if (group.Select(name => Value(name, image, variables)).FirstOrDefault(value => value is not null) is { } value)
                ports.AddRange(Ports(value));
        return ports.Count > 0 ? Made(ports, isOfCode: false) : null;
    }

    private static KestrelAddresses Made(IReadOnlyCollection<KestrelAddress?> addresses, bool isOfCode) => new(
        addresses.Where(address => address is not null).Select(address => address!.Value).ToImmutableArray(),
        addresses.Any(address => address is null),
        isOfCode);

    private static IEnumerable<KestrelAddress?> OfCode(ImmutableArray<ServerAddress> code, ServerAddressKind kind) =>
        code.Where(address => address.Kind == kind)
            .Select(address => address is { Host: { } host, Port: { } port } ? new KestrelAddress(host, port, address.Span) : (KestrelAddress?)null);

    /// <summary><c>Kestrel:Endpoints:NAME:Url</c> of files and variables; a variable of the same name overrides the file's.</summary>
    private static IEnumerable<KestrelAddress?> Endpoints(ApplicationConfiguration configuration, BuiltImage image, ImmutableArray<Variable> variables)
    {
        foreach (var setting in configuration.Settings)
            if (IsEndpoint(setting.Key))
                yield return Address(setting.Value);
        foreach (var variable in variables)
            if (IsEndpoint(variable.Name.Replace("__", ":")))
                yield return variable is { IsSecret: false, Value: { } value } ? Address(value) : null;
        foreach (var pair in image.Variables)
            if (IsEndpoint(pair.Key.Replace("__", ":")) && !variables.Any(variable => variable.Name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)))
                yield return Address(pair.Value);
    }

    private static bool IsEndpoint(string key) =>
        key.StartsWith("Kestrel:Endpoints:", StringComparison.OrdinalIgnoreCase) && key.EndsWith(":Url", StringComparison.OrdinalIgnoreCase) && key.Count(c => c == ':') == 3;

    private static KestrelAddress? Address(Located<string> value) => value.TryGet(out var url) ? KestrelAddress.Of(url, value.Span) : null;

    private static List<KestrelAddress?> Urls(Located<string> value) =>
        value.TryGet(out var text)
            ? text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(url => KestrelAddress.Of(url, value.Span)).ToList()
            : [null];

    private static List<KestrelAddress?> Ports(Located<string> value) =>
        value.TryGet(out var text)
            ? text.Split([';'], StringSplitOptions.RemoveEmptyEntries).Select(part => HostText.PortOf(part.Trim()) is { } port ? new KestrelAddress("*", port, value.Span) : (KestrelAddress?)null).ToList()
            : [null];

    private static Located<string>? Value(string name, BuiltImage image, ImmutableArray<Variable> variables)
    {
        foreach (var variable in variables)
            if (variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return variable is { IsSecret: false, Value: { } given } ? given : Located<string>.Unknown("it is not to be shown", variable.Span);
        foreach (var pair in image.Variables)
            if (pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return pair.Value;
        return null;
    }
}
