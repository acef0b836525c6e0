using ComposeLint.Knowledge;
using ComposeLint.Simulation;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis;

/// <summary>
/// All that one version of the engine refuses of a topology, each fault as if the others had been mended. What never exists together (runs of different tests, profiles) is
/// brought up apart, each on an engine of its own.
/// </summary>
internal sealed class EngineSurvey(IReadOnlyList<EngineState> worlds)
{
    private ILookup<SourceSpan, Refusal>? _byPlace;

    /// <summary>The engines, of what needs no profile first.</summary>
    public IReadOnlyList<EngineState> Worlds => worlds;

    /// <summary>The refusals, those of the first engine first.</summary>
    public IReadOnlyList<Refusal> Refusals { get; } = worlds.SelectMany(world => world.Refusals).ToList();

    /// <summary>More profiles than this are not each looked at alone.</summary>
    private const int MostProfiles = 16;

    /// <summary>Makes it.</summary>
    public static EngineSurvey Of(NetworkTopology topology, EngineVersion version, Platform platform, CancellationToken cancellation)
    {
        var worlds = new List<EngineState>();
        foreach (var includes in Scopes(topology))
        {
            var profiles = topology.Workloads.Where(workload => includes?.Invoke(workload.Presence) != false).SelectMany(workload => workload.Presence.Profiles).Distinct(StringComparer.Ordinal)
                .OrderBy(profile => profile, StringComparer.Ordinal).ToList();
            foreach (var enabled in Enabled(profiles))
            {
                cancellation.ThrowIfCancellationRequested();
                worlds.Add(EngineSimulation.Run(topology, new SimulationOptions { Engine = version, Platform = platform, IsSurvey = true, Includes = includes, Profiles = enabled }, cancellation));
            }
        }

        return new EngineSurvey(worlds);
    }

    /// <summary>Whether it refuses the same thing, whichever of two that contend comes second.</summary>
    public Refusal? Like(Refusal refusal)
    {
        _byPlace ??= Refusals.ToLookup(other => other.At.Span);
        return _byPlace[refusal.At.Span].FirstOrDefault() ?? (refusal.Evidence is { } evidence ? _byPlace[evidence.Span].FirstOrDefault(other => other.Evidence?.Span == refusal.At.Span) : null);
    }

    /// <summary>No profile, each alone, and all together.</summary>
    private static IEnumerable<ImmutableArray<string>> Enabled(List<string> profiles)
    {
        yield return ImmutableArray<string>.Empty;
        foreach (var profile in profiles.Take(MostProfiles))
            yield return ImmutableArray.Create(profile);
        if (profiles.Count > 1)
            yield return ImmutableArray.Create("*");
    }

    /// <summary>What may exist together: one run, on one platform; null where that is everything.</summary>
    private static IEnumerable<Func<Presence, bool>?> Scopes(NetworkTopology topology)
    {
        var presences = topology.Workloads.Select(workload => workload.Presence).ToList();
        var runs = presences.Select(presence => presence.RunScope).Distinct(StringComparer.Ordinal).ToList();
        var platforms = presences.Where(presence => presence.Platform is not null).Select(presence => presence.Platform).Distinct().ToList();
        if (runs.Count <= 1 && platforms.Count <= 1)
        {
            yield return null;
            yield break;
        }

        foreach (var run in runs)
        {
            if (platforms.Count <= 1)
                yield return presence => presence.RunScope == run;
            else
                foreach (var platform in platforms)
                    yield return presence => presence.RunScope == run && (presence.Platform is null || presence.Platform == platform);
        }
    }
}
