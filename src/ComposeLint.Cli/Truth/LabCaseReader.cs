using System.Globalization;
using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Lowering;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Cli.Truth;

/// <summary>Reads a case of engine-lab: plain Compose, with <c>x-lab</c> at the top and <c>x-listen</c> on services, which the product knows nothing of.</summary>
internal static class LabCaseReader
{
    private const string Group = "lab";

    public static LabCase Read(string path, SourceSet sources, CancellationToken cancellation)
    {
        var main = Load(path, "", sources, cancellation);
        var lab = Lab(main.Project);
        var projects = ImmutableArray.CreateBuilder<LabProject>();
        projects.Add(main);
        foreach (var also in Scalars(lab?["also"]))
        {
            var second = BaseName(also);
            var own = BaseName(path);
            var prefix = second.StartsWith(own + ".", StringComparison.Ordinal) ? second[(own.Length + 1)..] : second;
            projects.Add(Load(SourcePath.Combine(SourcePath.Directory(path), also), prefix + "/", sources, cancellation));
        }

        var anywhere = main.Project.Files.IsEmpty ? new SourceText(path, "").At(0, 0) : main.Project.Files[0].Source.At(0, 0);
        var setup = new LabSetup(lab, anywhere, Group);
        var declarations = setup.Declarations;
        foreach (var project in projects)
            declarations = declarations.Concat(Lower(project));
        var swarm = lab?["swarm"] is YamlScalar { Value: "true" } || projects.Any(project => project.IsStack);
        return new LabCase
        {
            Name = BaseName(path),
            Projects = projects.ToImmutable(),
            Runs = setup.Runs,
            Declarations = declarations with { Node = LabNetwork.Node(swarm, anywhere) },
        };
    }

    private static LabProject Load(string path, string prefix, SourceSet sources, CancellationToken cancellation)
    {
        var name = string.Concat(BaseName(path).ToLowerInvariant().Where(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_' or '-'));
        var request = new LoadRequest([path]) { ProjectName = name, EnvFiles = [], Reading = LoadReading.Compose };
        var project = ComposeLoader.Load(request, sources, cancellation);
        var isStack = Lab(project)?["driver"] is YamlScalar { Value: "stack" };
        return new LabProject(name, prefix, isStack ? ComposeLoader.Load(request with { Dialect = ComposeDialect.Stack }, sources, cancellation) : project, isStack);
    }

    private static Declarations Lower(LabProject project) => ComposeLowering.Lower(project.Project, new LoweringOptions
    {
        Target = project.IsStack ? DeploymentTarget.Stack : DeploymentTarget.Compose,
        HostGroup = Group,
        Listeners = Listeners,
    });

    private static string BaseName(string path)
    {
        var name = SourcePath.FileName(path);
        return name.EndsWith(".yml", StringComparison.Ordinal) ? name[..^4] : name.EndsWith(".yaml", StringComparison.Ordinal) ? name[..^5] : name;
    }

    private static YamlMapping? Lab(ComposeProject project) =>
        project.Files.IsEmpty ? null : project.Files[0].Root?["x-lab"] as YamlMapping;

    /// <summary>The scalars of a list, or the one that stands alone.</summary>
    internal static IEnumerable<string> Scalars(YamlNode? node) => node switch
    {
        YamlScalar { IsNull: false } one => [one.Value],
        YamlSequence list => list.Items.OfType<YamlScalar>().Select(item => item.Value),
        _ => [],
    };

    /// <summary>What a service listens on: <c>x-listen</c>, else its ports and expose.</summary>
    private static ImmutableArray<Listener>? Listeners(ComposeService service)
    {
        foreach (var extension in service.Extensions)
            if (extension.Key.Value == "x-listen")
                return [.. Scalars(extension.Value).Distinct().Select(Parse)];
        var ports = service.Ports.SelectMany(port => Numbers(port.Target, port.Protocol.TryGet(out var protocol) ? protocol : "tcp"));
        var exposed = service.Expose.SelectMany(expose => Numbers(expose.Ports, expose.Protocol));
        return [.. ports.Concat(exposed).Distinct().Select(Parse)];
    }

    private static IEnumerable<string> Numbers(Located<PortRange> ports, string protocol) => ports.TryGet(out var range)
        ? Enumerable.Range(range.First, range.Count).Select(port => port.ToString(CultureInfo.InvariantCulture) + "/" + protocol) : [];

    /// <summary>Reads <c>[ADDRESS:]PORT[/PROTOCOL]</c>.</summary>
    internal static Listener Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        var protocol = slash >= 0 && text[(slash + 1)..] == "udp" ? Protocol.Udp : Protocol.Tcp;
        var socket = slash >= 0 ? text[..slash] : text;
        var colon = socket.LastIndexOf(':');
        IpAddress? address = colon >= 0 && IpAddress.TryParse(socket[..colon].Trim('[', ']'), out var parsed) ? parsed : null;
        var port = int.Parse(socket[(colon + 1)..], CultureInfo.InvariantCulture);
        return new Listener(address, port, protocol, "x-listen");
    }
}
