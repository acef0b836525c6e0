using System.CommandLine;
using ComposeLint.Analysis;

namespace ComposeLint.Cli.Options;

/// <summary>What every verb that reads projects takes: Compose's own flags with Compose's own meaning, and what to simulate.</summary>
internal sealed class ProjectOptions
{
    private static readonly string[] PlatformNames = ["linux", "mac", "windows", "rootless", "all"];

    public Argument<string[]> Paths { get; } = new("PATH")
    {
        Description = "Files and directories to analyse; '-' for standard input. A directory is all that may be read; beside a file, where the tool runs is",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string[]> Files { get; } = new("--file", "-f") { Description = "Compose file; repeat to merge in order, as in docker compose -f", HelpName = "FILE" };

    public Option<string?> ProjectName { get; } = new("--project-name", "-p") { Description = "Project name, as in docker compose", HelpName = "NAME" };

    public Option<string?> ProjectDirectory { get; } = new("--project-directory") { Description = "Project directory, as in docker compose", HelpName = "DIR" };

    public Option<string[]> Profiles { get; } = new("--profile") { Description = "Enable a profile; '*' for all. Default: analyse without profiles and with each alone", HelpName = "NAME" };

    public Option<string[]> EnvFiles { get; } = new("--env-file") { Description = "Values for ${...}, as in docker compose", HelpName = "FILE" };

    public Option<bool> NoEnv { get; } = new("--no-env") { Description = "Leave .env files alone" };

    public Option<bool> UseEnv { get; } = new("--use-env") { Description = "Take values for ${...} from this process' environment too; they are never printed" };

    public Option<string[]> Roots { get; } = new("--root") { Description = "Another directory that may be read", HelpName = "DIR" };

    public Option<string[]> Platform { get; } = Choice.Several("--platform", "Docker hosts to simulate (default: all)", "linux|mac|windows|rootless|all", PlatformNames);

    public Option<string?> Target { get; } = Choice.One("--target", "Who deploys: docker compose or docker stack (default: configuration, else stack for *stack* files only)", "compose|stack", "compose", "stack");

    public Option<string?> Engine { get; } = new("--engine") { Description = "Docker Engine version to model (default: 28.5, the newest measured)", HelpName = "VERSION" };

    public Option<string[]> Surface { get; } = Choice.Several("--surface", "Kinds of files to read (default: all)", "compose,dockerfile,csharp,shell", "compose", "dockerfile", "csharp", "shell");

    public Option<string[]> Exclude { get; } = new("--exclude") { Description = "Leave out what matches; * stays in a directory, ** does not", HelpName = "GLOB" };

    public Option<bool> NoGitignore { get; } = new("--no-gitignore") { Description = "Read what .gitignore leaves out too" };

    public Option<bool> ForceExclude { get; } = new("--force-exclude") { Description = "Leave out even files that are named one by one" };

    public Option<string?> Config { get; } = new("--config", "-c") { Description = "Use this configuration file", HelpName = "FILE" };

    public Option<bool> NoConfig { get; } = new("--no-config") { Description = "Use no configuration file" };

    public Option<string?> StdinFilename { get; } = new("--stdin-filename") { Description = "What '-' is called (default: compose.yaml)", HelpName = "NAME" };

    public IEnumerable<Option> All =>
    [
        Files, ProjectName, ProjectDirectory, Profiles, EnvFiles, NoEnv, UseEnv, Roots, Platform, Target, Engine, Surface,
        Exclude, NoGitignore, ForceExclude, Config, NoConfig, StdinFilename,
    ];

    /// <summary>What to analyse. Paths are as given; standard input is under its name.</summary>
    public AnalysisRequest Request(ParseResult result, CliHost host)
    {
        var request = Read(result, host);
        // Files given by -f are all there is to read, as for docker compose: no Dockerfile that happens to lie around.
        return request is { Files.IsEmpty: false, Paths.IsEmpty: true, Surfaces.IsEmpty: true } ? request with { Surfaces = ["compose"] } : request;
    }

    private AnalysisRequest Read(ParseResult result, CliHost host) => new([.. Given(result, Paths).Select(path => path == "-" ? StdinName(result) : path)])
    {
        Files = [.. Given(result, Files).Select(path => path == "-" ? StdinName(result) : path)],
        ProjectName = result.GetValue(ProjectName),
        ProjectDirectory = result.GetValue(ProjectDirectory),
        Profiles = [.. result.GetValue(Profiles) ?? []],
        EnvFiles = [.. result.GetValue(EnvFiles) ?? []],
        NoEnv = result.GetValue(NoEnv),
        Environment = result.GetValue(UseEnv) ? host.Environment.ToImmutableDictionary(StringComparer.Ordinal) : ImmutableDictionary<string, string>.Empty,
        Surfaces = Choice.Split(result.GetValue(Surface)),
    };

    /// <summary>Whether standard input is to be read, and under which name; else null.</summary>
    public string? Stdin(ParseResult result) =>
        Given(result, Paths).Concat(Given(result, Files)).Contains("-", StringComparer.Ordinal) ? StdinName(result) : null;

    /// <summary>The platforms named; null when none is.</summary>
    public Platforms? Simulated(ParseResult result)
    {
        var names = Choice.Split(result.GetValue(Platform));
        return names.IsEmpty ? null : names.Aggregate(Platforms.None, (platforms, name) => platforms | Of(name));
    }

    private string StdinName(ParseResult result) => result.GetValue(StdinFilename) ?? "compose.yaml";

    private static string[] Given(ParseResult result, Argument<string[]> argument) => result.GetValue(argument) ?? [];

    private static string[] Given(ParseResult result, Option<string[]> option) => result.GetValue(option) ?? [];

    private static Platforms Of(string name) => name switch
    {
        "linux" => Platforms.Linux,
        "mac" => Platforms.Mac,
        "windows" => Platforms.Windows,
        "rootless" => Platforms.Rootless,
        _ => Platforms.All,
    };
}
