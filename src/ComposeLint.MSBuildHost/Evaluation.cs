using ComposeLint.MSBuildHost.Protocol;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.MSBuild;

namespace ComposeLint.MSBuildHost;

/// <summary>Opens projects in one workspace, and says what each hands to the compiler.</summary>
internal sealed class Evaluation(HostRequest request)
{
    public async Task RunAsync(Action<HostMessage> answer)
    {
        using var workspace = MSBuildWorkspace.Create();
        workspace.SkipUnrecognizedProjects = true;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in request.Projects)
        {
            if (ProjectCheck.Failure(path) is { } failure)
            {
                answer(new HostMessage { Failure = failure });
                continue;
            }

            await OpenAsync(workspace, path, problem =>
            {
                if (told.Add(problem.Project + "\n" + problem.Message))
                    answer(new HostMessage { Failure = problem });
            }).ConfigureAwait(false);
        }

        foreach (var project in workspace.CurrentSolution.Projects.Where(IsCSharp).GroupBy(project => project.FilePath!, StringComparer.Ordinal).Select(Newest))
            answer(new HostMessage { Project = await DescribeAsync(project).ConfigureAwait(false) });
    }

    private static async Task OpenAsync(MSBuildWorkspace workspace, string path, Action<HostFailure> fail)
    {
        // A project that another references is there already.
        if (workspace.CurrentSolution.Projects.Any(project => project.FilePath == path))
            return;
        var before = workspace.Diagnostics.Count;
        try
        {
            await workspace.OpenProjectAsync(path).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            fail(new HostFailure(exception.Message, path));
        }

        foreach (var diagnostic in workspace.Diagnostics.Skip(before).Where(diagnostic => diagnostic.Kind == WorkspaceDiagnosticKind.Failure))
            fail(new HostFailure(diagnostic.Message, path));
    }

    private static bool IsCSharp(Project project) => project is { Language: LanguageNames.CSharp, FilePath: not null };

    // A project with several target frameworks is there once for each.
    private static Project Newest(IEnumerable<Project> targets) => targets
        .OrderByDescending(project => Symbols(project).Count(symbol => symbol.StartsWith("NET", StringComparison.Ordinal) && symbol.EndsWith("_0_OR_GREATER", StringComparison.Ordinal)))
        .First();

    private async Task<HostProject> DescribeAsync(Project project)
    {
        var sources = ImmutableArray.CreateBuilder<HostFile>();
        foreach (var document in project.Documents.Where(document => document.FilePath is not null).OrderBy(document => document.FilePath, StringComparer.Ordinal))
            sources.Add(new HostFile(document.FilePath!, IsBelowRoot(document.FilePath!) ? null : (await document.GetTextAsync().ConfigureAwait(false)).ToString()));
        var generated = ImmutableArray.CreateBuilder<HostFile>();
        foreach (var document in (await project.GetSourceGeneratedDocumentsAsync().ConfigureAwait(false)).OrderBy(document => document.FilePath, StringComparer.Ordinal))
            generated.Add(new HostFile(document.FilePath ?? document.HintName, (await document.GetTextAsync().ConfigureAwait(false)).ToString()));
        var options = (CSharpParseOptions?)project.ParseOptions;
        return new HostProject(
            project.FilePath!,
            sources.ToImmutable(),
            generated.ToImmutable(),
            [.. project.MetadataReferences.OfType<PortableExecutableReference>().Select(reference => reference.FilePath).OfType<string>()],
            [.. project.ProjectReferences.Select(reference => project.Solution.GetProject(reference.ProjectId)?.FilePath).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. Symbols(project)],
            (options?.SpecifiedLanguageVersion ?? LanguageVersion.Default).ToDisplayString());
    }

    private bool IsBelowRoot(string path) => request.Roots.Any(root => path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static IEnumerable<string> Symbols(Project project) => project.ParseOptions?.PreprocessorSymbolNames ?? [];
}
