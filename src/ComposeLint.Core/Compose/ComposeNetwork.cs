using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>A network under the top-level <c>networks</c>, or the implicit <c>default</c>. <see cref="ComposeElement.Name"/> is its key in the file.</summary>
public sealed record ComposeNetwork : ComposeElement
{
    /// <summary>The name it has on the engine: <c>PROJECT_KEY</c>, its own <c>name</c>, or its key when external (compose-go loader/normalize.go setNameFromKey).</summary>
    public required Located<string> RealName { get; init; }

    /// <summary>Whether a file declares it; false for the implicit <c>default</c>.</summary>
    public required bool IsDeclared { get; init; }

    /// <summary>Whether it is the one called <c>default</c>, which services without networks join.</summary>
    public bool IsDefault => Name == "default";

    /// <summary>The driver; null: the engine's default (bridge; overlay in a stack).</summary>
    public Located<string>? Driver { get; init; }

    /// <summary>The driver's options.</summary>
    public LocatedList<ComposeEntry> DriverOptions { get; init; }

    /// <summary>Whether it is created elsewhere and only referred to.</summary>
    public Located<bool>? External { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public Located<bool>? Internal { get; init; }

    /// <summary>Whether containers outside the stack may join.</summary>
    public Located<bool>? Attachable { get; init; }

    /// <summary>Whether it has IPv4 addresses.</summary>
    public Located<bool>? EnableIpv4 { get; init; }

    /// <summary>Whether it has IPv6 addresses.</summary>
    public Located<bool>? EnableIpv6 { get; init; }

    /// <summary>The driver that gives out addresses; null: the engine's default.</summary>
    public Located<string>? IpamDriver { get; init; }

    /// <summary>Its address pools, as written.</summary>
    public LocatedList<ComposeIpamPool> IpamPools { get; init; }

    /// <summary>Options of the IPAM driver.</summary>
    public LocatedList<ComposeEntry> IpamOptions { get; init; }

    /// <summary>Labels.</summary>
    public LocatedList<ComposeEntry> Labels { get; init; }

    /// <summary>Its node in the merged model.</summary>
    public YamlMapping? Node { get; init; }
}

/// <summary>One entry of a network's <c>ipam.config</c>; addresses are kept as written, their form is judged later.</summary>
public sealed record ComposeIpamPool : ComposeElement
{
    /// <summary>The subnet in CIDR notation.</summary>
    public Located<string>? Subnet { get; init; }

    /// <summary>The range that container addresses come from.</summary>
    public Located<string>? IpRange { get; init; }

    /// <summary>The gateway's address.</summary>
    public Located<string>? Gateway { get; init; }

    /// <summary>Names and addresses the IPAM driver leaves alone.</summary>
    public LocatedList<ComposeEntry> AuxAddresses { get; init; }
}

/// <summary>A volume under the top-level <c>volumes</c>.</summary>
public sealed record ComposeVolume : ComposeElement
{
    /// <summary>The name it has on the engine.</summary>
    public required Located<string> RealName { get; init; }

    /// <summary>The driver; null: local.</summary>
    public Located<string>? Driver { get; init; }

    /// <summary>The driver's options.</summary>
    public LocatedList<ComposeEntry> DriverOptions { get; init; }

    /// <summary>Whether it is created elsewhere.</summary>
    public Located<bool>? External { get; init; }

    /// <summary>Labels.</summary>
    public LocatedList<ComposeEntry> Labels { get; init; }

    /// <summary>Its node in the merged model.</summary>
    public YamlMapping? Node { get; init; }
}

/// <summary>A config or secret under the top-level <c>configs</c> or <c>secrets</c>.</summary>
public sealed record ComposeFileObject : ComposeElement
{
    /// <summary>The name it has on the engine.</summary>
    public required Located<string> RealName { get; init; }

    /// <summary>The file that holds it, seen from where the analysis runs.</summary>
    public Located<string>? File { get; init; }

    /// <summary>The environment variable that holds it.</summary>
    public Located<string>? Environment { get; init; }

    /// <summary>Whether the content stands in the file itself; the content is not kept here.</summary>
    public bool HasInlineContent { get; init; }

    /// <summary>Whether it is created elsewhere.</summary>
    public Located<bool>? External { get; init; }

    /// <summary>Its node in the merged model.</summary>
    public YamlMapping? Node { get; init; }
}
