using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Compose and stack files.</summary>
internal sealed class ComposeSurface : IEmbeddedReader
{
    /// <summary>The most profiles of one project that are each looked at alone.</summary>
    private const int MostProfiles = 32;

    /// <inheritdoc/>
    public string Name => "compose";

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        var requests = Requests(input, cancellation);
        var units = new ImmutableArray<SurfaceUnit>[requests.Length];
        Parallel.For(
            0,
            requests.Length,
            new ParallelOptions { MaxDegreeOfParallelism = input.MaxDegreeOfParallelism, CancellationToken = cancellation },
            index => units[index] = Guarded(input, requests[index], cancellation));
        return units.SelectMany(unit => unit).ToImmutableArray();
    }

    /// <inheritdoc/>
    public SurfaceUnit ReadEmbedded(EmbeddedSource embedded, AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = ImmutableArray.Create(embedded.Text.Path);
        var shown = new AnalyzedProject(embedded.Text.Embedding!.Key, "compose", SourcePath.Directory(embedded.Text.Path), files);
        try
        {
            var sources = new EmbeddedSourceSet(embedded.Text);
            var target = Target(options, ImmutableArray.Create(embedded.FileName ?? "compose.yaml"));
            var project = ComposeLoader.Load(
                new LoadRequest(files)
                {
                    EnvFiles = ImmutableArray<string>.Empty,
                    IsFragment = embedded.Text.Embedding.HasHoles,
                    Dialect = target == DeploymentTarget.Stack ? ComposeDialect.Stack : ComposeDialect.Compose,
                },
                sources,
                cancellation);
            // What stands in for a hole may be no line of YAML.
            if (embedded.Text.Embedding.HasHoles && project.Files.Any(file => file.Yaml.HasGaps))
                return new UnreadUnit(shown, new Notification(NotificationKind.Coverage, "a Compose file with parts that only run time knows could not be read", embedded.Text.At(0, 0)));
            return new ComposeUnit(project, files, target).WithTopology(isChosen: false, hostGroup: null, new BuildReader(project, sources, cancellation));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new UnreadUnit(shown, Notification.Crash("reading", shown.Name, exception, embedded.Text.At(0, 0)));
        }
    }

    private static ImmutableArray<LoadRequest> Requests(SurfaceInput input, CancellationToken cancellation)
    {
        var request = input.Request;
        var found = request.Files.IsEmpty
            ? ProjectDiscovery.Find(input.Sources, input.Files, request.Paths, !request.NoEnv, cancellation)
            : ImmutableArray.Create(new LoadRequest(request.Files));
        return found
            .Select(item => item with
            {
                ProjectName = request.ProjectName ?? item.ProjectName,
                ProjectDirectory = request.ProjectDirectory ?? item.ProjectDirectory,
                Profiles = request.Profiles.IsEmpty ? item.Profiles : request.Profiles,
                EnvFiles = request.NoEnv ? ImmutableArray<string>.Empty : request.EnvFiles.IsEmpty ? item.EnvFiles : request.EnvFiles,
                Variables = request.Environment,
            })
            .ToImmutableArray();
    }

    // A fault of ours in one project must not cost the others.
    private static ImmutableArray<SurfaceUnit> Guarded(SurfaceInput input, LoadRequest request, CancellationToken cancellation)
    {
        try
        {
            return Variants(input, request, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var project = new AnalyzedProject(request.Files[0], "compose", SourcePath.Directory(request.Files[0]), request.Files);
            return ImmutableArray.Create<SurfaceUnit>(new UnreadUnit(project, Notification.Crash("reading", string.Join(", ", request.Files), exception)));
        }
    }

    // The first variant carries all that the others share; a profile alone only adds what loading it brings to light.
    private static ImmutableArray<SurfaceUnit> Variants(SurfaceInput input, LoadRequest request, CancellationToken cancellation)
    {
        var isChosen = !input.Request.Profiles.IsEmpty;
        var target = Target(input.Options, request.Files);
        if (target == DeploymentTarget.Stack)
            request = request with { Dialect = ComposeDialect.Stack };
        var project = ComposeLoader.Load(request, input.Sources, cancellation);
        var units = ImmutableArray.CreateBuilder<SurfaceUnit>();
        var first = new ComposeUnit(project, request.Files, target);
        units.Add(first.WithTopology(isChosen, HostGroup(input.Options, first.Project), new BuildReader(project, input.Sources, cancellation)));
        // A stack has no profiles.
        if (isChosen || target == DeploymentTarget.Stack)
            return units.ToImmutable();

        var profiles = project.DeclaredProfiles;
        foreach (var profile in profiles.Take(MostProfiles))
        {
            var alone = ImmutableArray.Create(profile);
            units.Add(new ComposeUnit(ComposeLoader.Load(request with { Profiles = alone }, input.Sources, cancellation), request.Files, first.Target) { Profiles = alone });
        }

        return units.ToImmutable();
    }

    private static DeploymentTarget Target(AnalyzerOptions options, ImmutableArray<string> files) =>
        options.Target ?? (files.All(file => SourcePath.FileName(file).IndexOf("stack", StringComparison.OrdinalIgnoreCase) >= 0) ? DeploymentTarget.Stack : DeploymentTarget.Compose);

    // A group names projects by their name or by their directory.
    private static string? HostGroup(AnalyzerOptions options, AnalyzedProject project) =>
        options.Hosts
            .Where(host => host.Value.Contains(project.Name) || host.Value.Any(path => SourcePath.Normalize(path) == project.Directory))
            .Select(host => host.Key)
            .OrderBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
}
