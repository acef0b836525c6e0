using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Evaluation;
using ComposeLint.Cli.Options;
using ComposeLint.CSharp;

namespace ComposeLint.Cli.Running;

/// <summary>What this host reads.</summary>
internal static class Surfaces
{
    /// <summary>All surfaces, for verbs that never run anything.</summary>
    public static ImmutableArray<ISurface> All { get; } = CoreSurfaces.All.Add(new CSharpSurface());

    /// <summary>All surfaces as the command line wants them: projects are evaluated only with <c>--msbuild</c>.</summary>
    public static ImmutableArray<ISurface> Of(CheckOptions options, ParseResult result, CliHost host, Workspace workspace)
    {
        if (!result.GetValue(options.MSBuild))
            return All;
        var isQuiet = result.GetValue(options.Terminal.Quiet);
        return CoreSurfaces.All.Add(new CSharpSurface(evaluator: new MSBuildEvaluator(host, workspace.Files.Roots, line => Tell(line, isQuiet, host))));
    }

    private static void Tell(string line, bool isQuiet, CliHost host)
    {
        if (!isQuiet)
            host.Error.WriteLine(line);
    }
}
