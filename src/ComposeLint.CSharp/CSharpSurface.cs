using ComposeLint.Analysis;
using ComposeLint.Analysis.Surfaces;
using ComposeLint.CSharp.Source;
using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>
/// C# in source mode: project files are read as XML, sources bound against restored packages, else against declarations that come with the tool. Nothing is
/// restored, evaluated or run, unless the host passes an evaluator. A project whose files name no container library is not parsed.
/// </summary>
/// <param name="packages">Opens the user's restored packages, when there is C# to read; null to bind against the tool's own declarations alone.</param>
/// <param name="evaluator">Evaluates projects with MSBuild; null to run nothing.</param>
public sealed class CSharpSurface(Func<PackageStore>? packages = null, ProjectEvaluator? evaluator = null) : ISurface
{
    /// <inheritdoc/>
    public string Name => "csharp";

    /// <summary>Whether there is C# to read, so that a host can leave Roslyn alone where there is none.</summary>
    public static bool HasWork(SurfaceInput input) => HasWork(NamedProjects.Expand(input.Sources, input.Request.Paths, input.Files));

    private static bool HasWork(ImmutableArray<string> files) => files.Any(file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        input = input with { Files = NamedProjects.Expand(input.Sources, input.Request.Paths, input.Files) };
        return HasWork(input.Files) ? ReadProjects(input, cancellation) : ImmutableArray<SurfaceUnit>.Empty;
    }

    private ImmutableArray<SurfaceUnit> ReadProjects(SurfaceInput input, CancellationToken cancellation)
    {
        var all = SourceProjects.Find(input.Sources, input.Files);
        var parsed = new ParsedFiles(input.Sources);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = input.MaxDegreeOfParallelism, CancellationToken = cancellation };
        var isWorthy = new bool[all.Length];
        var dockerfiles = input.Files.Where(DockerfileSurface.IsDockerfile).ToImmutableArray();
        Parallel.For(0, all.Length, parallel, index => isWorthy[index] = IsWorthy(all[index], all, parsed) || IsBuilt(all[index], dockerfiles, parsed) && all[index].Files.Any(parsed.HasClients));
        var worthy = all.Where((_, index) => isWorthy[index]).ToImmutableArray();
        var evaluated = Evaluate(worthy, input, cancellation);
        var reader = new ProjectCodeReader(all, parsed, input, packages?.Invoke(), evaluated);
        var units = new SurfaceUnit?[worthy.Length];
        Parallel.For(0, worthy.Length, parallel, index => units[index] = Guarded(worthy[index], reader, parsed, input, cancellation));
        return units.OfType<SurfaceUnit>()
            .Concat(evaluated.Notifications.Select(note => CSharpUnit.Unread(new AnalyzedProject(worthy[0].Name, "csharp", worthy[0].Directory, worthy[0].Files), note)))
            .ToImmutableArray();
    }

    private static bool IsWorthy(SourceProject project, ImmutableArray<SourceProject> all, ParsedFiles parsed) =>
        project.Files.Any(parsed.IsMarked) || project.Files.Any(parsed.HasComments) || ProjectCodeReader.Referenced(project, all).SelectMany(reference => reference.Files).Any(parsed.IsMarked);

    /// <summary>Whether a Dockerfile may build a project, so that whom it connects to matters to a container: one that names it, or stands beside it.</summary>
    private static bool IsBuilt(SourceProject project, ImmutableArray<string> dockerfiles, ParsedFiles parsed) =>
        project.Project is { IsTest: false } file && dockerfiles.Any(path => SourcePath.Directory(path) == file.Directory || parsed.Mentions(path, file.Name + ".csproj") || parsed.Mentions(path, file.Name + ".dll"));

    private EvaluatedProjects Evaluate(ImmutableArray<SourceProject> projects, SurfaceInput input, CancellationToken cancellation)
    {
        var files = projects.Select(project => project.Project?.Path).OfType<string>().Where(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        return evaluator is null || files.IsEmpty
            ? new EvaluatedProjects(ImmutableArray<EvaluatedProject>.Empty, ImmutableArray<Notification>.Empty)
            : evaluator.Evaluate(files, input.Sources, cancellation);
    }

    private static SurfaceUnit? Guarded(SourceProject project, ProjectCodeReader reader, ParsedFiles parsed, SurfaceInput input, CancellationToken cancellation)
    {
        try
        {
            return Read(project, reader, parsed, input, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return CSharpUnit.Failed(new AnalyzedProject(project.Name, "csharp", project.Directory, project.Files), exception);
        }
    }

    private static CSharpUnit? Read(SourceProject project, ProjectCodeReader reader, ParsedFiles parsed, SurfaceInput input, CancellationToken cancellation)
    {
        var code = reader.Read(project, cancellation);
        var texts = code.Own.Values.OrderBy(text => text.Path, StringComparer.Ordinal).ToList();
        var described = new CodeProject(project.Name, project.Directory, code.IsTest)
        {
            ProjectPath = project.Project?.Path,
            Dockerfile = input.Files.FirstOrDefault(file => SourcePath.Directory(file) == project.Directory && DockerfileSurface.IsDockerfile(file)),
            HasKestrelSettings = input.Files.Any(file => IsSettings(file, project.Directory) && parsed.Mentions(file, "Kestrel")) || input.Files.Any(file => IsYaml(file) && parsed.Mentions(file, "Kestrel__")),
        };
        var result = CSharpReader.Read(code.Compilation, described, code.TextOf, code.Own.ContainsKey, cancellation);
        var comments = code.Own.OrderBy(pair => pair.Value.Path, StringComparer.Ordinal).SelectMany(pair => SuppressionComments.In(pair.Key, pair.Value, cancellation)).ToImmutableArray();
        if (result.Model.IsEmpty && result.Problems.IsEmpty && comments.IsEmpty && result.Embedded.IsEmpty)
            return null;
        var files = texts.Select(text => text.Path).ToImmutableArray();
        var model = ComposeFiles.Find(ProjectEndpoints.Join(result.Model, project, input.Sources, cancellation), project, input, result.WrittenFiles);
        return new CSharpUnit(new AnalyzedProject(project.Name, "csharp", project.Directory, files), model)
        {
            Problems = result.Problems,
            Notifications = Coverage.Of(result.Model),
            Comments = comments,
            Embedded = result.Embedded,
            IsTentative = code.IsTentative,
        };
    }

    private static bool IsSettings(string file, string directory) =>
        SourcePath.Directory(file) == directory && SourcePath.FileName(file).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase);

    private static bool IsYaml(string file) => file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);
}
