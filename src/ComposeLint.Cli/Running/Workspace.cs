using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Sources;
using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>The files of a run: what may be read, what is left out, and the repository around it.</summary>
internal sealed class Workspace
{
    private Workspace(AnalysisRequest request, FileSystemSourceSet files, SourceSet sources, Repository? repository, string workingDirectory)
    {
        Request = request;
        Files = files;
        Sources = sources;
        Repository = repository;
        WorkingDirectory = workingDirectory;
    }

    /// <summary>What to analyse; paths that <c>--force-exclude</c> and <c>.gitignore</c> leave out are gone.</summary>
    public AnalysisRequest Request { get; }

    /// <summary>The file system below the roots.</summary>
    public FileSystemSourceSet Files { get; }

    /// <summary>What the analysis reads from.</summary>
    public SourceSet Sources { get; }

    /// <summary>The repository around where the tool runs; null when there is none.</summary>
    public Repository? Repository { get; }

    /// <summary>Where the tool runs, absolute.</summary>
    public string WorkingDirectory { get; }

    /// <summary>Where the tool runs, seen from the repository's root.</summary>
    public string RunsIn => Repository?.Below(WorkingDirectory) ?? ".";

    /// <summary>The name of the whole.</summary>
    public string RootName => Path.GetFileName(Repository?.Root ?? WorkingDirectory);

    /// <summary>The tool's own files (configuration, <c>.gitignore</c>): those of the whole repository.</summary>
    public static FileSystemSourceSet ToolFiles(string workingDirectory, Repository? repository) =>
        new(workingDirectory, [repository?.Root ?? workingDirectory]);

    /// <summary>Opens what the command line names.</summary>
    /// <exception cref="CommandFailure">A path is not there.</exception>
    public static Workspace Open(ProjectOptions options, ParseResult result, CliHost host)
    {
        var request = options.Request(result, host);
        var stdin = options.Stdin(result);
        var working = host.WorkingDirectory;
        var repository = Repository.Around(working);
        var named = request.Paths.Concat(request.Files).Concat(request.EnvFiles).Where(path => path != stdin).ToList();
        foreach (var path in named.Where(path => !Exists(path)))
            throw new CommandFailure($"{path}: no such file or directory");
        if (request.ProjectDirectory is { } directory && !Directory.Exists(Absolute(directory)))
            throw new CommandFailure($"{directory}: no such directory");

        var files = new FileSystemSourceSet(working, Roots());
        if (stdin is not null)
            Read(stdin, files, host);
        if (result.GetValue(options.NoGitignore))
            return new Workspace(request, files, files, repository, working);

        var top = Slashes(repository?.Root ?? working);
        var visible = new GitIgnoredSourceSet(files, ToolFiles(working, repository), top);
        if (result.GetValue(options.ForceExclude))
            request = request with { Paths = [.. request.Paths.Where(path => !files.FileExists(path) || !visible.IsIgnored(path))] };
        return new Workspace(request, files, visible, repository, working);

        IEnumerable<string> Roots()
        {
            if (named.Count == 0 || stdin is not null)
                yield return working;
            foreach (var path in named.Append(request.ProjectDirectory).OfType<string>().Select(Absolute))
            {
                if (Directory.Exists(path))
                    yield return path;
                else if (IsBelow(path, working))
                    yield return working;
                else
                    yield return Path.GetDirectoryName(path)!;
            }

            foreach (var root in result.GetValue(options.Roots) ?? [])
            {
                yield return Directory.Exists(Absolute(root)) ? Absolute(root) : throw new CommandFailure($"{root}: no such directory");
            }
        }

        string Absolute(string path) => Path.GetFullPath(path, working);

        bool Exists(string path) => path.Length > 0 && !path.Contains('\0') && Path.Exists(Absolute(path));
    }

    /// <summary>A path as the user gave it, as findings would write it.</summary>
    public static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static void Read(string name, FileSystemSourceSet files, CliHost host)
    {
        var lookup = FileSystemSourceSet.Decode(name, host.In);
        if (lookup.Text is not { } text)
            throw new CommandFailure(lookup.Status == LookupStatus.TooLarge ? "standard input is larger than 10 MiB" : "standard input is not text");
        files.Put(name, text.Text);
    }
}
