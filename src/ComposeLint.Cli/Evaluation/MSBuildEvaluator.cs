using System.ComponentModel;
using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.MSBuildHost.Protocol;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.Cli.Evaluation;

/// <summary>Evaluates projects by the MSBuild host. Where one cannot be evaluated the user is told, and it is read without.</summary>
/// <param name="host">What the outside gives.</param>
/// <param name="roots">The directories that may be read, absolute.</param>
/// <param name="tell">Writes a line for the user before anything runs.</param>
internal sealed class MSBuildEvaluator(CliHost host, ImmutableArray<string> roots, Action<string> tell) : ProjectEvaluator
{
    public override EvaluatedProjects Evaluate(ImmutableArray<string> projects, SourceSet sources, CancellationToken cancellation)
    {
        if (DotnetCommand.Find(host) is not { } dotnet)
            return Nothing("--msbuild needs the .NET SDK, and PATH names no dotnet; projects are read without being evaluated");
        if (!File.Exists(HostProcess.Program))
            return Nothing("--msbuild needs ComposeLint.MSBuildHost.dll, which is not beside the tool; projects are read without being evaluated");
        tell($"note: --msbuild runs the build logic and source generators of {(projects.Length == 1 ? "1 project" : $"{projects.Length} projects")}, as dotnet build would");
        var shown = projects.ToDictionary(project => Native(sources.FullPath(project)), project => project, StringComparer.Ordinal);
        try
        {
            var request = new HostRequest(host.WorkingDirectory, [.. shown.Keys.Order(StringComparer.Ordinal)], roots);
            var messages = HostProcess.Ask(dotnet, request, out var error, cancellation);
            return Read(messages, error, shown, sources);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return Nothing($"{dotnet} cannot be run: {e.Message}; projects are read without being evaluated");
        }
    }

    private static EvaluatedProjects Nothing(string reason) => new([], [new Notification(NotificationKind.Evaluation, reason)]);

    private static EvaluatedProjects Read(List<HostMessage> messages, string? error, Dictionary<string, string> shown, SourceSet sources)
    {
        var notifications = ImmutableArray.CreateBuilder<Notification>();
        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failure in messages.Select(message => message.Failure).OfType<HostFailure>())
        {
            var at = failure.Project is { } path && shown.TryGetValue(path, out var known) ? known : null;
            if (failure.Project is not null)
                failed.Add(failure.Project);
            notifications.Add(new Notification(
                NotificationKind.Evaluation,
                at is null ? $"--msbuild: {failure.Message}; projects are read without being evaluated" : $"--msbuild: {at} cannot be evaluated, and is read without: {failure.Message}",
                at is not null && sources.Read(at).Text is { } text ? text.At(0, 0) : null));
        }

        if (error is not null)
            notifications.Add(new Notification(NotificationKind.Evaluation, $"--msbuild: the program that evaluates projects failed ({error}); projects are read without being evaluated"));
        var evaluated = messages.Select(message => message.Project).OfType<HostProject>().Where(project => !failed.Contains(project.Path));
        return new EvaluatedProjects([.. evaluated.Select(project => Read(project, shown, sources))], notifications.ToImmutable());
    }

    private static EvaluatedProject Read(HostProject project, Dictionary<string, string> shown, SourceSet sources) => new(Shown(project.Path, shown, sources))
    {
        Sources = [.. project.Sources.Select(file => file.Text is { } text ? new SourceText(Slashes(file.Path), text) : sources.Read(file.Path).Text).OfType<SourceText>()],
        Generated = [.. project.Generated.Select(file => new SourceText(Slashes(file.Path), file.Text ?? ""))],
        References = [.. project.References.Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path))],
        ProjectReferences = [.. project.ProjectReferences.Select(path => Shown(path, shown, sources))],
        Symbols = project.Symbols,
        LanguageVersion = project.LanguageVersion,
        IsTest = project.References.Any(path => TestFrameworks.Contains(Path.GetFileName(path))),
    };

    private static readonly ImmutableHashSet<string> TestFrameworks = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "xunit.core.dll", "xunit.v3.core.dll", "nunit.framework.dll", "MSTest.TestFramework.dll", "Microsoft.VisualStudio.TestPlatform.TestFramework.dll", "TUnit.Core.dll", "Microsoft.Testing.Platform.dll");

    // A referenced project was not asked for, but stands under its own name in the model.
    private static string Shown(string path, Dictionary<string, string> shown, SourceSet sources) =>
        shown.TryGetValue(path, out var known) ? known : sources.Read(path).Text?.Path ?? Slashes(path);

    private static string Native(string path) => path.Replace('/', Path.DirectorySeparatorChar);

    private static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
