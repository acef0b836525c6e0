using ComposeLint.Analysis;
using ComposeLint.Analysis.Surfaces;
using ComposeLint.CSharp.Source;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp;

/// <summary>
/// C# in source mode: project files are read as XML, sources bound against declarations that come with the tool. Nothing is restored, evaluated or run. A
/// project whose files name no container library is not parsed.
/// </summary>
public sealed class CSharpSurface : ISurface
{
    private const int MaxReferences = 64;

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <summary>Whether there is C# to read, so that a host can leave Roslyn alone where there is none.</summary>
    public static bool HasWork(ImmutableArray<string> files) => files.Any(file => file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        if (!HasWork(input.Files))
            return ImmutableArray<SurfaceUnit>.Empty;
        var projects = SourceProjects.Find(input.Sources, input.Files);
        var trees = new ParsedFiles(input.Sources);
        var units = new SurfaceUnit?[projects.Length];
        Parallel.For(
            0,
            projects.Length,
            new ParallelOptions { MaxDegreeOfParallelism = input.MaxDegreeOfParallelism, CancellationToken = cancellation },
            index => units[index] = Guarded(projects[index], projects, trees, input, cancellation));
        return units.OfType<SurfaceUnit>().ToImmutableArray();
    }

    private static SurfaceUnit? Guarded(SourceProject project, ImmutableArray<SourceProject> all, ParsedFiles parsed, SurfaceInput input, CancellationToken cancellation)
    {
        try
        {
            return Read(project, all, parsed, input, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return CSharpUnit.Failed(new AnalyzedProject(project.Name, "csharp", project.Directory, project.Files), exception);
        }
    }

    private static CSharpUnit? Read(SourceProject project, ImmutableArray<SourceProject> all, ParsedFiles parsed, SurfaceInput input, CancellationToken cancellation)
    {
        var referenced = Referenced(project, all).SelectMany(reference => reference.Files).ToList();
        if (!project.Files.Concat(referenced).Any(parsed.IsMarked))
            return null;
        var own = parsed.Trees(project.Files, cancellation);
        var trees = own.Concat(parsed.Trees(referenced, cancellation)).ToDictionary(pair => pair.Key, pair => pair.Value);
        var texts = own.Values.OrderBy(text => text.Path, StringComparer.Ordinal).ToList();
        var usings = Usings(project, input.Sources);
        var compilation = CSharpCompilation.Create(
            project.Name,
            trees.Keys.Append(CSharpSyntaxTree.ParseText(usings.Text, SourceOptions.Parse, usings.Path)),
            StubLibrary.References(engineClients: !trees.Values.Any(text => text.Text.Contains("Pulumi.Docker"))),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var isTest = project.Project?.IsTest == true || texts.Any(HasTests);
        var code = new CodeProject(project.Name, project.Directory, isTest)
        {
            Dockerfile = input.Files.FirstOrDefault(file => SourcePath.Directory(file) == project.Directory && DockerfileSurface.IsDockerfile(file)),
            HasKestrelSettings = input.Files.Any(file => IsSettings(file, project.Directory) && parsed.Mentions(file, "Kestrel")) || input.Files.Any(file => IsYaml(file) && parsed.Mentions(file, "Kestrel__")),
        };
        var result = CSharpReader.Read(compilation, code, tree => trees.TryGetValue(tree, out var text) ? text : usings, own.ContainsKey, cancellation);
        if (result.Model.IsEmpty && result.Problems.IsEmpty)
            return null;
        var files = texts.Select(text => text.Path).ToImmutableArray();
        var model = ProjectEndpoints.Join(result.Model, project, input.Sources, cancellation);
        return new CSharpUnit(new AnalyzedProject(project.Name, "csharp", project.Directory, files), model)
        {
            Problems = result.Problems,
            Notifications = Coverage.Of(result.Model),
            Comments = own.OrderBy(pair => pair.Value.Path, StringComparer.Ordinal).SelectMany(pair => SuppressionComments.In(pair.Key, pair.Value, cancellation)).ToImmutableArray(),
        };
    }

    private static bool IsSettings(string file, string directory) =>
        SourcePath.Directory(file) == directory && SourcePath.FileName(file).StartsWith("appsettings", StringComparison.OrdinalIgnoreCase);

    private static bool IsYaml(string file) => file.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private static bool HasTests(SourceText text) =>
        text.Text.Contains("[Fact]") || text.Text.Contains("[TestMethod]") || text.Text.Contains("[Test]") || text.Text.Contains("[Theory]") || text.Text.Contains("using Xunit;") || text.Text.Contains("using NUnit.Framework;");

    private static List<SourceProject> Referenced(SourceProject project, ImmutableArray<SourceProject> all)
    {
        var found = new List<SourceProject>();
        var pending = new Queue<string>(project.Project?.References ?? ImmutableArray<string>.Empty);
        var seen = new HashSet<string>(StringComparer.Ordinal) { project.Project?.Path ?? "" };
        while (pending.Count > 0 && found.Count < MaxReferences)
        {
            var path = pending.Dequeue();
            if (!seen.Add(path) || all.FirstOrDefault(p => p.Project?.Path == path) is not { } reference)
                continue;
            found.Add(reference);
            foreach (var next in reference.Project!.References)
                pending.Enqueue(next);
        }

        return found;
    }

    /// <summary>What the SDK and the project import everywhere; a namespace that is not there does no harm.</summary>
    private static SourceText Usings(SourceProject project, SourceSet sources)
    {
        var names = new List<string> { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" };
        if (project.Project?.IsAppHost == true || project.Project is null)
            names.AddRange(new[] { "Aspire.Hosting", "Aspire.Hosting.ApplicationModel" });
        for (var directory = project.Directory; ; directory = SourcePath.Directory(directory))
        {
            if (sources.Read(SourcePath.Combine(directory, "Directory.Build.props")).Text is { } props)
                names.AddRange(ProjectFile.Read("Directory.Build.props", props.Text).Usings);
            if (directory is "." or "/" || directory.EndsWith("..", StringComparison.Ordinal))
                break;
        }

        names.AddRange(project.Project?.Usings ?? ImmutableArray<string>.Empty);
        var code = names.Distinct(StringComparer.Ordinal).Where(IsNamespace).Select(name => "global using " + name + ";");
        // An app host's build makes a class for each project that it references.
        var made = project.Project is { } file ? file.References.Select(path => $"namespace Projects {{ public class {ProjectFile.ClassName(path)} : Aspire.Hosting.ApplicationModel.IProjectMetadata {{ public string ProjectPath => null!; }} }}") : Enumerable.Empty<string>();
        return new SourceText(SourcePath.Combine(project.Directory, "(usings)"), string.Join("\n", code.Concat(project.Project?.IsAppHost == true ? made : Enumerable.Empty<string>())));
    }

    private static bool IsNamespace(string name) => name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_');
}
