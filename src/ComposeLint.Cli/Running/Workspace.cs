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

    /// <summary>The directory that configuration is looked for from: of the one path given, else where the tool runs; absolute.</summary>
    public required string Start { get; init; }

    /// <summary>What to analyse; paths that <c>--force-exclude</c> and <c>.gitignore</c> leave out are gone.</summary>
    public AnalysisRequest Request { get; }

    /// <summary>The file system below the roots.</summary>
    public FileSystemSourceSet Files { get; }

    /// <summary>What the analysis reads from.</summary>
    public SourceSet Sources { get; }

    /// <summary>The repository that is analysed; null when there is none.</summary>
    public Repository? Repository { get; }

    /// <summary>Where the tool runs, absolute.</summary>
    public string WorkingDirectory { get; }

    /// <summary>The top of the whole: the repository's root, or else where the analysis starts; absolute.</summary>
    public string Top => Repository?.Root ?? Start;

    /// <summary>A file's path with links resolved, below <see cref="Top"/> where it is there; null when it is not or is elsewhere.</summary>
    public string? RealPath(string path)
    {
        // The top itself may have been reached by a link.
        if (ToolFiles.RealPath(path) is not { } real || ToolFiles.RealPath(Top) is not { } realTop)
            return null;
        return real.StartsWith(realTop.TrimEnd('/') + "/", StringComparison.Ordinal) ? SourcePath.Combine(Slashes(Top), real[(realTop.TrimEnd('/').Length + 1)..]) : null;
    }

    /// <summary>The name of the whole.</summary>
    public string RootName => Path.GetFileName(Top);

    /// <summary>The tool's own files (configuration, <c>.gitignore</c>): those of the whole repository.</summary>
    public required FileSystemSourceSet ToolFiles { get; init; }

    /// <summary>Opens what the command line names.</summary>
    /// <exception cref="CommandFailure">A path is not there.</exception>
    /// <param name="options">The command's options.</param>
    /// <param name="result">The command line.</param>
    /// <param name="host">What the outside gives.</param>
    /// <param name="paths">The paths, where the command finds them itself among other words; null for its argument.</param>
    public static Workspace Open(ProjectOptions options, ParseResult result, CliHost host, string[]? paths = null)
    {
        var request = options.Request(result, host);
        if (paths is not null)
            request = request with { Paths = [.. paths] };
        var stdin = options.Stdin(result);
        var working = host.WorkingDirectory;
        var named = request.Paths.Concat(request.Files).Concat(request.EnvFiles).Where(path => path != stdin).ToList();
        foreach (var path in named.Where(path => !Exists(path)))
            throw new CommandFailure(path.StartsWith('-') ? UnknownOption(path, result) : $"{path}: no such file or directory");
        if (request.ProjectDirectory is { } directory && !Directory.Exists(Absolute(directory)))
            throw new CommandFailure($"{directory}: no such directory");

        var start = request.Files.IsEmpty && named is [var only] ? DirectoryOf(only) : working;
        var repository = Repository.Around(start);
        var toolFiles = new FileSystemSourceSet(working, [repository?.Root ?? start]);
        var files = new FileSystemSourceSet(working, Roots());
        if (stdin is not null)
            Read(stdin, files, host);
        if (result.GetValue(options.NoGitignore))
            return Made(files);

        var visible = new GitIgnoredSourceSet(files, toolFiles, Slashes(repository?.Root ?? start));
        if (result.GetValue(options.ForceExclude))
            request = request with { Paths = [.. request.Paths.Where(path => !files.FileExists(path) || !visible.IsIgnored(path))] };
        return Made(visible);

        Workspace Made(SourceSet sources) => new(request, files, sources, repository, working) { Start = start, ToolFiles = toolFiles };

        string DirectoryOf(string path) => Directory.Exists(Absolute(path)) ? Absolute(path) : Path.GetDirectoryName(Absolute(path))!;

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

    // A word that begins with '-' and is no option is taken for a path.
    private static string UnknownOption(string word, ParseResult result)
    {
        var near = Spelling.Nearest(word, result.CommandResult.Command.Options.Select(option => option.Name));
        return $"there is no option {word}" + (near is null ? "" : $"; did you mean {near}?");
    }

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
