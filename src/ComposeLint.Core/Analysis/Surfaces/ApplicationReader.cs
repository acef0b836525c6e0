using ComposeLint.Dockerfiles;
using ComposeLint.DotNet;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>
/// Finds the .NET project that a Dockerfile publishes into its image: the one whose assembly the image starts, else the one that it publishes, else the
/// only one beside it. Where the files leave a choice, none is taken.
/// </summary>
internal sealed class ApplicationReader(SourceSet sources, CancellationToken cancellation)
{
    private const string ProjectEnding = ".csproj";
    private const string AssemblyEnding = ".dll";

    /// <summary>The application; null when the image runs none whose project is at hand.</summary>
    /// <param name="file">The Dockerfile.</param>
    /// <param name="path">Its path.</param>
    /// <param name="context">The build context's directory.</param>
    /// <param name="command">The words of the image's ENTRYPOINT and CMD.</param>
    public ImageApplication? Read(Dockerfile file, string path, string context, ImmutableArray<string> command)
    {
        var published = Published(file);
        var assembly = AssemblyOf(command);
        if (assembly is null && published.Count == 0)
            return null;
        var projects = Copied(file, context).Concat(Beside(SourcePath.Directory(path))).Concat(Beside(context))
            .Concat(published.SelectMany(name => Below(context, name)))
            .Distinct(StringComparer.Ordinal).Where(sources.FileExists).ToList();
        var chosen = assembly is null
            ? projects.Where(project => published.Exists(name => Matches(project, name))).ToList()
            : projects.Where(project => AssemblyNameOf(project).Equals(assembly, StringComparison.OrdinalIgnoreCase)).ToList();
        return chosen.Count == 1 ? ApplicationFiles.Read(sources, chosen[0], cancellation) : null;
    }

    /// <summary>The assembly that the image starts: <c>dotnet X.dll</c>; null when it starts something else.</summary>
    private static string? AssemblyOf(ImmutableArray<string> command)
    {
        foreach (var word in command.SelectMany(part => part.Split(' ')))
            if (word.EndsWith(AssemblyEnding, StringComparison.OrdinalIgnoreCase) && word.IndexOf('$') < 0)
            {
                var name = SourcePath.FileName(word.Replace('\\', '/'));
                return name.Substring(0, name.Length - AssemblyEnding.Length);
            }

        return null;
    }

    /// <summary>What <c>dotnet publish</c> names, as written: projects and directories.</summary>
    private static List<string> Published(Dockerfile file) =>
        file.Stages.SelectMany(stage => stage.Instructions).OfType<RunInstruction>()
            .SelectMany(run => run.Command.Script.AllCommands)
            .Where(shell => shell.Name == "dotnet" && shell.HasArgument("publish"))
            .SelectMany(shell => shell.Operands(ImmutableArray.Create("-c", "--configuration", "-o", "--output", "-r", "--runtime", "-f", "--framework", "-a", "--arch", "--os", "-v", "--verbosity")).Skip(1))
            .Select(word => word.Text.Replace('\\', '/'))
            .Where(text => text.IndexOf('$') < 0 && text.Length > 0)
            .ToList();

    /// <summary>The project files that COPY names.</summary>
    private static IEnumerable<string> Copied(Dockerfile file, string context) =>
        file.Stages.SelectMany(stage => stage.Instructions).OfType<CopyInstruction>()
            .Where(copy => copy.From is null)
            .SelectMany(copy => copy.Sources)
            .Select(source => source.Unquoted.Replace('\\', '/'))
            .Where(text => text.EndsWith(ProjectEnding, StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(['*', '?', '$']) < 0)
            .Select(text => SourcePath.Combine(context, text.TrimStart('/')));

    private IEnumerable<string> Beside(string directory) =>
        sources.Files(directory).Where(name => name.EndsWith(ProjectEnding, StringComparison.OrdinalIgnoreCase)).Select(name => SourcePath.Combine(directory, name));

    /// <summary>What a published path may be below the context: directories of the image before it are not known.</summary>
    private IEnumerable<string> Below(string context, string name)
    {
        var parts = name.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        for (var skip = 0; skip < parts.Length; skip++)
        {
            var path = SourcePath.Combine(context, string.Join("/", parts.Skip(skip)));
            if (path.EndsWith(ProjectEnding, StringComparison.OrdinalIgnoreCase))
                yield return path;
            else
                foreach (var project in Beside(path))
                    yield return project;
        }
    }

    private static bool Matches(string project, string name) =>
        name.EndsWith(ProjectEnding, StringComparison.OrdinalIgnoreCase)
            ? SourcePath.FileName(project).Equals(SourcePath.FileName(name), StringComparison.OrdinalIgnoreCase)
            : name is "." or "./" || SourcePath.FileName(SourcePath.Directory(project)).Equals(SourcePath.FileName(name.TrimEnd('/')), StringComparison.OrdinalIgnoreCase);

    /// <summary>The project's <c>AssemblyName</c> where it gives one without a property in it, else the file's name.</summary>
    private string AssemblyNameOf(string project)
    {
        const string Open = "<AssemblyName>";
        if (sources.Read(project).Text?.Text is { } text && text.IndexOf(Open, StringComparison.OrdinalIgnoreCase) is var start && start >= 0)
        {
            var end = text.IndexOf('<', start + Open.Length);
            if (end > 0 && text.Substring(start + Open.Length, end - start - Open.Length).Trim() is { Length: > 0 } name && name.IndexOf('$') < 0)
                return name;
        }

        var file = SourcePath.FileName(project);
        return file.Substring(0, file.Length - ProjectEnding.Length);
    }
}
