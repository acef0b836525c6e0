using System.Globalization;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Cli.Truth;

/// <summary>What <c>x-lab</c> brings up before the projects: networks made by <c>setup</c>, containers by <c>run</c>.</summary>
internal sealed class LabSetup
{
    private readonly SourceSpan _anywhere;
    private readonly Presence _presence;
    private readonly List<NetworkDeclaration> _networks = [];

    public LabSetup(YamlMapping? lab, SourceSpan anywhere, string group)
    {
        _anywhere = anywhere;
        _presence = new Presence("", DeploymentTarget.Containers) { HostGroup = group };
        foreach (var command in LabCaseReader.Scalars(lab?["setup"]))
            if (command.StartsWith("network create ", StringComparison.Ordinal))
                _networks.Add(Network(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var runs = ImmutableArray.CreateBuilder<LabRun>();
        if (lab?["run"] is YamlMapping map)
            foreach (var entry in map.Entries)
                runs.Add(new LabRun(entry.Key.Value, Workload(entry.Key.Value, entry.Value as YamlMapping)));
        Runs = runs.ToImmutable();
    }

    public ImmutableArray<LabRun> Runs { get; }

    public Declarations Declarations => new() { Networks = [.. _networks], Workloads = [.. Runs.Select(run => run.Workload)] };

    private Located<T> At<T>(T value) => new(value, _anywhere);

    private NetworkDeclaration Network(string[] words) => new()
    {
        Span = _anywhere,
        Context = _anywhere,
        Name = words[^1],
        Key = "lab.network." + words[^1],
        Presence = _presence,
        LocalName = words[^1],
        RealName = At(words[^1]),
        Internal = words.Contains("--internal") ? At(true) : null,
        Attachable = words.Contains("--attachable") ? At(true) : null,
        DriverName = words.Contains("overlay") ? At("overlay") : null,
    };

    private Workload Workload(string name, YamlMapping? run)
    {
        var words = ((run?["args"] as YamlScalar)?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var network = Option(words, "--network");
        var command = ((run?["cmd"] as YamlScalar)?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mode = network switch
        {
            null or "bridge" => new NetworkMode(NetworkModeKind.Bridge, At("bridge")),
            "host" => new NetworkMode(NetworkModeKind.Host, At("host")),
            "none" => new NetworkMode(NetworkModeKind.None, At("none")),
            _ when network.StartsWith("container:", StringComparison.Ordinal) => new NetworkMode(NetworkModeKind.Container, At(network), network[10..]),
            _ => new NetworkMode(NetworkModeKind.Network, At(network), network),
        };
        return new Workload
        {
            Span = _anywhere,
            Context = _anywhere,
            Name = name,
            Key = "lab.run." + name,
            Presence = _presence,
            Kind = WorkloadKind.Container,
            ServiceName = name,
            ContainerName = At(name),
            Mode = mode,
            Listeners = [.. LabCaseReader.Scalars(run?["listen"]).Select(LabCaseReader.Parse), .. OwnServer(command)],
        };
    }

    /// <summary>A command that is a server itself: <c>httpd -p PORT</c> holds its port from the start.</summary>
    private static IEnumerable<Listener> OwnServer(string[] command) =>
        command is ["httpd", ..] && int.TryParse(Option(command, "-p"), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? [new Listener(null, port, Protocol.Tcp, "command") { IsEarly = true }] : [];

    private static string? Option(string[] words, string name)
    {
        for (var n = 0; n < words.Length; n++)
        {
            if (words[n] == name && n + 1 < words.Length)
                return words[n + 1];
            if (words[n].StartsWith(name + "=", StringComparison.Ordinal))
                return words[n][(name.Length + 1)..];
        }

        return null;
    }
}
