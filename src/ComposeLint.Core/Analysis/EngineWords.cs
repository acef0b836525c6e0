using ComposeLint.Knowledge;
using ComposeLint.Simulation;

namespace ComposeLint.Analysis;

/// <summary>What a finding tells of the engine: its words, its version and platform, and what other versions do.</summary>
public static class EngineWords
{
    /// <summary>The lines for a refusal.</summary>
    /// <param name="views">Other versions are asked here.</param>
    /// <param name="told">The refusal.</param>
    internal static ImmutableArray<string> Of(SimulatedViews views, EngineRefusal told)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(Speaker(told) + ": " + Words(told));
        if (told.Refusal.Source != RefusalSource.Engine)
            return notes.ToImmutable();
        var others = EngineVersion.Measured.Where(version => version != told.Engine.Options.Engine)
            .Select(version => (Version: version, There: views.Survey(version, told.Engine.Options.Platform).Like(told.Refusal))).ToList();
        AddVersions(notes, others.Where(item => item.There is null).Select(item => item.Version), " not refuse it");
        foreach (var point in others.Where(item => item.There is { } there && there.Point != told.Refusal.Point).GroupBy(item => item.There!.Point))
            AddVersions(notes, point.Select(item => item.Version), " refuse it only " + When(point.Key), isPlain: true);
        return notes.ToImmutable();
    }

    /// <summary>Who speaks: <c>Docker Engine 28.5 on Linux</c>.</summary>
    public static string Speaker(EngineState engine) => $"Docker Engine {engine.Options.Engine} on {PlatformNames.Name(engine.Options.Platform)}";

    /// <summary>The step of bringing up, as a clause.</summary>
    public static string When(RefusalPoint point) => point switch
    {
        RefusalPoint.Load => "before anything exists",
        RefusalPoint.CreateNetwork => "while networks are made",
        RefusalPoint.CreateContainer => "while containers are created",
        RefusalPoint.StartContainer => "when the container starts",
        _ => "while services are made",
    };

    /// <summary>The lines for what the engine does without a word.</summary>
    internal static ImmutableArray<string> Of(SimulatedViews views, string does, Func<EngineState, bool> isSo)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(Speaker(views.Main.Worlds[0]) + " " + does);
        AddVersions(notes, EngineVersion.Measured.Where(version => version != views.Version && !views.Survey(version, views.Platforms[0]).Worlds.Any(isSo)), " not");
        return notes.ToImmutable();
    }

    /// <summary>The message in one line.</summary>
    public static string Words(EngineRefusal told) => told.Refusal.Message.Replace(":\n", ": ").Replace("\n", "; ");

    /// <summary>Who refuses: <c>Docker Engine 28.5 on Linux</c>, <c>Docker Compose</c>.</summary>
    public static string Speaker(EngineRefusal told) => told.Refusal.Source switch
    {
        RefusalSource.Compose => "Docker Compose",
        RefusalSource.Client => "docker stack deploy",
        _ => Speaker(told.Engine),
    };

    private static void AddVersions(ImmutableArray<string>.Builder notes, IEnumerable<EngineVersion> versions, string does, bool isPlain = false)
    {
        var list = versions.Select(version => version.ToString()).ToList();
        if (list.Count > 0)
            notes.Add("Docker Engine " + string.Join(" and ", list) + (isPlain ? "" : list.Count > 1 ? " do" : " does") + (isPlain && list.Count == 1 ? does.Replace(" refuse ", " refuses ") : does));
    }
}
