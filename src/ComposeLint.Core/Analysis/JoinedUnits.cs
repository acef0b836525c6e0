using ComposeLint.Inference;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>The join: units that come up on one machine, whatever surface they came from, as one topology.</summary>
internal sealed class JoinedUnits
{
    private readonly ImmutableArray<SurfaceUnit> _units;
    private NetworkTopology? _topology;
    private SimulatedViews? _views;

    private readonly ImmutableArray<ApplicationCode> _code;

    private JoinedUnits(ImmutableArray<SurfaceUnit> units, ImmutableArray<ApplicationCode> code) => (_units, _code) = (units, code);

    /// <summary>How a notification calls it.</summary>
    public string Name => string.Join(", ", _units.Select(unit => unit.Project.Name).Distinct(StringComparer.Ordinal));

    /// <summary>The variables whose values must not be printed.</summary>
    public IEnumerable<Text.VariableValue> TakenVariables => _units.SelectMany(unit => unit.TakenVariables);

    /// <summary>The units in order, those of one host together at the place of the first.</summary>
    public static IEnumerable<JoinedUnits> Of(IReadOnlyList<SurfaceUnit> units)
    {
        var code = units.Select(unit => unit.Application).OfType<ApplicationCode>().ToImmutableArray();
        return units
            .Where(unit => unit.Declarations is not null)
            .Select((unit, index) => (Unit: unit, Key: unit.HostGroup is { } group ? "host " + group : "unit " + index.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .GroupBy(pair => pair.Key, pair => pair.Unit, StringComparer.Ordinal)
            .Select(group => new JoinedUnits(group.ToImmutableArray(), code));
    }

    /// <summary>Builds the topology that the rules look at, on the nodes that the configuration names where a swarm is needed.</summary>
    /// <returns>What went wrong, where nothing ever should; null when it stands.</returns>
    public Notification? Build(AnalyzerOptions options, CancellationToken cancellation)
    {
        try
        {
            var declarations = _units.Skip(1).Aggregate(_units[0].Declarations!, (joined, unit) => joined.Concat(unit.Declarations!));
            if (!options.Nodes.IsEmpty && SimulatedEngine.NeedsSwarm(declarations))
                declarations = declarations with { Node = options.Nodes[0], Peers = options.Nodes.RemoveAt(0) };
            _topology = NetworkTopology.Build(ApplicationJoin.Apply(declarations, _code), cancellation);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Notification.Crash("the topology", Name, exception);
        }
    }

    /// <summary>What was built, with the projects that made it; null before.</summary>
    public JoinedTopology? Joined => _topology is null ? null : new JoinedTopology(_units.Select(unit => unit.Project).ToImmutableArray(), _topology);

    /// <summary>Lets a topology rule look at what would exist. One thread looks at a time.</summary>
    public IReadOnlyList<Finding> Check(Rule rule, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (rule is not TopologyRule topologyRule || _topology is not { } topology)
            return [];
        _views ??= new SimulatedViews(topology, options, cancellation);
        var context = new TopologyContext(_views, rule.Descriptor, cancellation);
        topologyRule.Check(context);
        return context.Findings;
    }

    /// <summary>A finding, less sure where it stands in a file that was read by names alone.</summary>
    public Finding Tentative(Finding finding) =>
        finding.Confidence > Confidence.Medium && _units.Any(unit => unit.IsTentative && unit.Project.Files.Contains(finding.Subject.Span.Source.Path))
            ? finding with { Confidence = Confidence.Medium }
            : finding;

    /// <summary>The names of the projects that a finding is about.</summary>
    public ImmutableArray<string> ProjectsOf(Finding finding)
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var element in new[] { finding.Subject, finding.Evidence })
        {
            if (element is TopologyElement { Presence.Project: var project })
                projects.Add(project);
        }

        return projects.Count > 0 ? projects.ToImmutableArray() : _units.Select(unit => unit.Project.Name).Distinct(StringComparer.Ordinal).ToImmutableArray();
    }
}
