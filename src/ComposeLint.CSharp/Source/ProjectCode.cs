using ComposeLint.Analysis;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Source;

/// <summary>A project's code, bound.</summary>
/// <param name="Compilation">Its files and those of the projects that it references, so that helpers there can be followed.</param>
/// <param name="Own">The files that are read for themselves.</param>
/// <param name="TextOf">The text of a tree.</param>
/// <param name="IsTest">Whether it holds tests.</param>
/// <param name="IsTentative">Whether it is bound against declarations that come with the tool, not against its own packages.</param>
internal sealed record ProjectCode(CSharpCompilation Compilation, Dictionary<SyntaxTree, SourceText> Own, Func<SyntaxTree, SourceText> TextOf, bool IsTest, bool IsTentative);

/// <summary>Binds the code of projects: against what MSBuild says where the user let it be evaluated, else against restored packages, else against the tool's own declarations.</summary>
internal sealed class ProjectCodeReader(ImmutableArray<SourceProject> all, ParsedFiles parsed, SurfaceInput input, PackageStore? packages, EvaluatedProjects evaluated)
{
    private const int MaxReferences = 64;

    private readonly Dictionary<string, EvaluatedProject> _evaluated = evaluated.Projects.ToDictionary(project => project.Path, StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(input.Files, StringComparer.Ordinal);

    /// <summary>The projects that a project references, directly or not.</summary>
    public static List<SourceProject> Referenced(SourceProject project, ImmutableArray<SourceProject> all)
    {
        var found = new List<SourceProject>();
        var pending = new Queue<string>(project.Project?.References ?? ImmutableArray<string>.Empty);
        var seen = new HashSet<string>(StringComparer.Ordinal) { project.Project?.Path ?? "" };
        while (pending.Count > 0 && found.Count < MaxReferences)
        {
            var path = pending.Dequeue();
            // A file-based app may name the project's directory.
            if (!seen.Add(path) || all.FirstOrDefault(p => p.Project?.Path == path || p.Project is not null && p.Directory == path) is not { } reference)
                continue;
            found.Add(reference);
            foreach (var next in reference.Project!.References)
                pending.Enqueue(next);
        }

        return found;
    }

    /// <summary>Binds a project's code.</summary>
    public ProjectCode Read(SourceProject project, CancellationToken cancellation) =>
        project.Project is { } file && _evaluated.TryGetValue(file.Path, out var known) ? Evaluated(project, known, cancellation) : Unevaluated(project, cancellation);

    private ProjectCode Unevaluated(SourceProject project, CancellationToken cancellation)
    {
        var options = project.Project is { } file ? SourceOptions.Of(file.Symbols, file.LanguageVersion) : SourceOptions.Parse;
        var own = parsed.Trees(project.Files, options, cancellation);
        var trees = own.Concat(parsed.Trees(Referenced(project, all).SelectMany(reference => reference.Files).Except(project.Files), options, cancellation)).ToDictionary(pair => pair.Key, pair => pair.Value);
        var usings = Usings(project, made: true);
        var restored = project.Project is { } named ? packages?.References(named.Path, named.Framework, input.Sources) ?? ImmutableArray<MetadataReference>.Empty : ImmutableArray<MetadataReference>.Empty;
        var references = restored.IsEmpty ? StubLibrary.References(engineClients: !trees.Values.Any(text => text.Text.Contains("Pulumi.Docker"))) : restored;
        return new ProjectCode(
            Compile(project.Name, trees.Keys.Append(CSharpSyntaxTree.ParseText(usings.Text, options, usings.Path)), references),
            own,
            tree => trees.TryGetValue(tree, out var text) ? text : usings,
            project.Project?.IsTest == true || own.Values.Any(HasTests),
            IsTentative: restored.IsEmpty);
    }

    private ProjectCode Evaluated(SourceProject project, EvaluatedProject known, CancellationToken cancellation)
    {
        var options = SourceOptions.Of(known.Symbols, known.LanguageVersion);
        var own = new Dictionary<SyntaxTree, SourceText>();
        var others = new Dictionary<SyntaxTree, SourceText>();
        var references = new List<MetadataReference>();
        foreach (var part in WithReferenced(known))
        {
            foreach (var text in part.Sources.Concat(part.Generated).Where(text => !IsMade(text.Path)))
            {
                var tree = CSharpSyntaxTree.ParseText(text.Text, options, text.Path, cancellationToken: cancellation);
                (part == known && _files.Contains(text.Path) ? own : others)[tree] = text;
            }

            references.AddRange(part.References);
        }

        var usings = Usings(project, made: !others.Values.Any(text => text.Text.Contains("namespace Projects")));
        var usingsTree = CSharpSyntaxTree.ParseText(usings.Text, options, usings.Path);
        return new ProjectCode(
            Compile(project.Name, own.Keys.Concat(others.Keys).Append(usingsTree), references.GroupBy(reference => SourcePath.FileName(SourcePath.Normalize(reference.Display ?? ""))).Select(group => group.First())),
            own,
            tree => own.TryGetValue(tree, out var text) || others.TryGetValue(tree, out text) ? text : usings,
            known.IsTest || project.Project?.IsTest == true || own.Values.Any(HasTests),
            IsTentative: false);
    }

    private IEnumerable<EvaluatedProject> WithReferenced(EvaluatedProject project)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { project.Path };
        var pending = new Queue<EvaluatedProject>();
        pending.Enqueue(project);
        while (pending.Count > 0 && seen.Count <= MaxReferences)
        {
            var next = pending.Dequeue();
            yield return next;
            foreach (var path in next.ProjectReferences)
            {
                if (_evaluated.TryGetValue(path, out var reference) && seen.Add(path))
                    pending.Enqueue(reference);
            }
        }
    }

    // Attributes of the assembly, one set a project: together they would clash, and they hold nothing of interest.
    private static bool IsMade(string path) => path.EndsWith("AssemblyInfo.cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith("AssemblyAttributes.cs", StringComparison.OrdinalIgnoreCase);

    private static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    private static bool HasTests(SourceText text) =>
        text.Text.Contains("[Fact]") || text.Text.Contains("[TestMethod]") || text.Text.Contains("[Test]") || text.Text.Contains("[Theory]") || text.Text.Contains("using Xunit;") || text.Text.Contains("using NUnit.Framework;");

    /// <summary>What the SDK and the project import everywhere; a namespace that is not there does no harm.</summary>
    private static SourceText Usings(SourceProject project, bool made)
    {
        var names = project.Project?.Usings ?? ImmutableArray.Create("System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Aspire.Hosting", "Aspire.Hosting.ApplicationModel");
        var code = names.Where(IsNamespace).Select(name => "global using " + name + ";");
        // An app host's build makes a class for each project that it references.
        if (made && project.Project is { IsAppHost: true } file)
            code = code.Concat(file.References.Select(path => $"namespace Projects {{ public class {ProjectFile.ClassName(path)} : Aspire.Hosting.ApplicationModel.IProjectMetadata {{ public string ProjectPath => null!; }} }}"));
        return new SourceText(SourcePath.Combine(project.Directory, "(usings)"), string.Join("\n", code));
    }

    private static bool IsNamespace(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_');
}
