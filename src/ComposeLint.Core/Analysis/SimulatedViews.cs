using ComposeLint.Inference;
using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>What the rules ask of one topology beyond itself: each made when a rule first asks, and shared by all of them.</summary>
/// <param name="topology">What would exist.</param>
/// <param name="options">Engine and platforms.</param>
/// <param name="cancellation">Ends the making early.</param>
internal sealed class SimulatedViews(NetworkTopology topology, AnalyzerOptions options, CancellationToken cancellation)
{
    private readonly Dictionary<(EngineVersion, Platform), EngineSurvey> _surveys = [];
    private readonly Dictionary<Platform, EngineState> _engines = [];
    private NetworkTopology? _prepared;
    private ImmutableArray<Reference> _references;
    private ILookup<PublishedPort, PortBinding>? _bindings;
    private HashSet<PublishedPort>? _onMesh;

    /// <summary>What would exist.</summary>
    public NetworkTopology Topology => topology;

    /// <summary>The version that is modelled.</summary>
    public EngineVersion Version { get; } = EngineVersion.TryParse(options.Engine, out var version) ? version : EngineVersion.Newest;

    /// <summary>The platforms that are asked about, Linux first.</summary>
    public ImmutableArray<Platform> Platforms { get; } = PlatformNames.Of(options.Platforms);

    /// <summary>The engine of the first platform, after everything that needs no profile was brought up.</summary>
    public EngineState Engine => EngineOn(Platforms[0]);

    /// <summary>The references of its workloads.</summary>
    public ImmutableArray<Reference> References
    {
        get
        {
            if (_references.IsDefault)
                _references = Reference.Of(Engine.Topology);
            return _references;
        }
    }

    private NetworkTopology Prepared => _prepared ??= SimulatedEngine.Prepare(topology, cancellation);

    /// <summary>The engine of a platform, after everything that needs no profile was brought up, or as far as it came.</summary>
    public EngineState EngineOn(Platform platform)
    {
        if (!_engines.TryGetValue(platform, out var engine))
        {
            var survey = _surveys.TryGetValue((Version, platform), out var made) ? made : null;
            // Where nothing is refused a survey is what comes up.
            engine = survey is { Refusals.Count: 0, Worlds: [var only] } ? only : EngineSimulation.Run(Prepared, new SimulationOptions { Engine = Version, Platform = platform }, cancellation);
            _engines.Add(platform, engine);
        }

        return engine;
    }

    /// <summary>All that a version of the engine refuses on a platform.</summary>
    public EngineSurvey Survey(EngineVersion version, Platform platform)
    {
        if (!_surveys.TryGetValue((version, platform), out var survey))
            _surveys.Add((version, platform), survey = EngineSurvey.Of(Prepared, version, platform, cancellation));
        return survey;
    }

    /// <summary>The ports that are published somewhere, each with its bindings.</summary>
    public ILookup<PublishedPort, PortBinding> Bindings => _bindings ??= Main.Worlds.SelectMany(world => world.Containers).SelectMany(container => container.Bindings)
        .Where(binding => binding.Port is not null).ToLookup(binding => binding.Port!);

    /// <summary>The ports on the routing mesh.</summary>
    public HashSet<PublishedPort> OnMesh => _onMesh ??= [.. Main.Worlds.SelectMany(world => world.IngressPorts).Select(ingress => ingress.Port)];

    /// <summary>The survey of the version and the first platform.</summary>
    public EngineSurvey Main => Survey(Version, Platforms[0]);

    /// <summary>The platforms that are asked about, those together on which bringing up is alike: only a rootless engine may not bind every port.</summary>
    public IEnumerable<IGrouping<bool, Platform>> Alike()
    {
        var publishesLow = topology.Workloads.Any(workload => workload.Ports.Any(port => port.Host is { IsKnown: true, Value.First: > 0 and < 1024 }));
        return Platforms.GroupBy(platform => publishesLow && PlatformBehaviours.RefusesPrivilegedPorts(platform.ToString()));
    }
}
