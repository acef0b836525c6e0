using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;
using ComposeLint.Knowledge;
using ComposeLint.Rules;
using ComposeLint.Simulation;
using ComposeLint.Topology;

namespace ComposeLint.Cli.Running;

/// <summary>Projects that were brought up together on one simulated engine.</summary>
/// <param name="Names">The projects' names.</param>
/// <param name="Engine">The engine after it.</param>
internal sealed record SimulatedProjects(ImmutableArray<string> Names, EngineState Engine)
{
    /// <summary>Reads what the command line names and brings it up: one engine for each machine.</summary>
    /// <exception cref="CommandFailure">There is nothing, or the command line is wrong.</exception>
    public static ImmutableArray<SimulatedProjects> Run(ProjectOptions options, ParseResult result, CliHost host, CancellationToken cancellation, string[]? paths = null)
    {
        var workspace = Workspace.Open(options, result, host, paths);
        var configuration = Settings.Read(options, result, workspace);
        if (configuration.Problems is [var problem, ..])
            throw new CommandFailure(CheckRun.Sentence(problem, "error"));
        var analysis = configuration.Options with
        {
            Target = result.GetValue(options.Target) switch
            {
                "stack" => DeploymentTarget.Stack,
                "compose" => DeploymentTarget.Compose,
                _ => configuration.Options.Target,
            },
            Exclude = [.. configuration.Options.Exclude, .. result.GetValue(options.Exclude) ?? []],
        };
        var text = result.GetValue(options.Engine) ?? configuration.Options.Engine;
        if (!EngineVersion.TryParse(text, out var version))
            throw new CommandFailure($"--engine: '{text}' is no version; for example 28.5");
        var request = workspace.Request.Profiles.IsEmpty ? workspace.Request with { Profiles = configuration.Profiles } : workspace.Request;
        var topologies = new Analyzer(analysis, Surfaces.All(host), RuleCatalogue.All).Topologies(workspace.Sources, request, out var notifications, cancellation);
        foreach (var note in notifications)
            host.Error.WriteLine(CheckRun.Sentence(note, "warning"));
        var simulation = new SimulationOptions { Engine = version, Platform = PlatformOf(options.Simulated(result) ?? configuration.Options.Platforms), Profiles = request.Profiles };
        ImmutableArray<SimulatedProjects> engines = [.. topologies.Where(joined => joined.Topology.Workloads.Length > 0).Select(joined => BringUp(joined, simulation, cancellation))];
        return engines.IsEmpty ? throw new CommandFailure("nothing that could run was found") : engines;
    }

    private static SimulatedProjects BringUp(JoinedTopology joined, SimulationOptions options, CancellationToken cancellation)
    {
        var names = joined.Projects.Select(project => project.Name).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return new SimulatedProjects(names, SimulatedEngine.BringUp(joined.Topology, options, cancellation));
    }

    private static Platform PlatformOf(Platforms platforms) => platforms switch
    {
        Platforms.Mac => Platform.DesktopMac,
        Platforms.Windows => Platform.DesktopWindows,
        Platforms.Rootless => Platform.Rootless,
        _ => Platform.Linux,
    };
}
