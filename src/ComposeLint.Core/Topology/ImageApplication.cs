using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>The .NET application that an image runs, as far as its project's files tell.</summary>
/// <param name="Project">The project file's path.</param>
public sealed record ImageApplication(string Project)
{
    /// <summary>Its settings files: <c>appsettings.json</c>, <c>appsettings.Production.json</c>, in the order of their names.</summary>
    public ImmutableArray<SettingsFile> Settings { get; init; } = ImmutableArray<SettingsFile>.Empty;

    /// <summary>What its code says; null where it was not read.</summary>
    public ApplicationCode? Code { get; init; }
}

/// <summary>A settings file of an application (Microsoft.Extensions.Configuration.Json).</summary>
/// <param name="Environment">The environment that it is for (<c>Production</c>); null for the one that always holds.</param>
/// <param name="Settings">Its values, in file order.</param>
public sealed record SettingsFile(string? Environment, ImmutableArray<ApplicationSetting> Settings);

/// <summary>A value of an application's configuration.</summary>
/// <param name="Key">Its path, levels parted by colons: <c>ConnectionStrings:Shop</c>. Case does not matter.</param>
/// <param name="Value">The value at its place; unknown where only a run decides it.</param>
public sealed record ApplicationSetting(string Key, Located<string> Value);

/// <summary>What a project's code says of its server and of whom it connects to.</summary>
/// <param name="Project">The project file's path.</param>
public sealed record ApplicationCode(string Project)
{
    /// <summary>Where the code tells Kestrel to listen.</summary>
    public ImmutableArray<ServerAddress> Addresses { get; init; } = ImmutableArray<ServerAddress>.Empty;

    /// <summary>Values that the code hands to a client (<c>UseNpgsql</c>, <c>new NpgsqlConnection</c>, <c>BaseAddress</c>). The key is the configuration's that it
    /// stands in for (<c>config["Api:Url"] ?? "http://api"</c>), else the member's name.</summary>
    public ImmutableArray<ApplicationSetting> Connections { get; init; } = ImmutableArray<ApplicationSetting>.Empty;
}

/// <summary>How code gives Kestrel an address; the first kind that occurs decides, the others are ignored (measured on .NET 10).</summary>
public enum ServerAddressKind
{
    /// <summary><c>Listen</c>, <c>ListenAnyIP</c>, <c>ListenLocalhost</c>: wins over every URL.</summary>
    Endpoint,
    /// <summary><c>app.Run(url)</c>, <c>app.Urls.Add(url)</c>: wins over the environment.</summary>
    ApplicationUrl,
    /// <summary><c>UseUrls</c>: wins over the environment and <c>--urls</c>.</summary>
    HostUrl,
}

/// <summary>An address that code gives Kestrel.</summary>
/// <param name="Kind">How.</param>
/// <param name="Host">The host part, any name but a loopback's stands for every address; null when not known.</param>
/// <param name="Port">The port; null when not known.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ServerAddress(ServerAddressKind Kind, string? Host, int? Port, SourceSpan Span)
{
    /// <summary>Whether it is given under a condition only.</summary>
    public bool IsConditional { get; init; }
}
