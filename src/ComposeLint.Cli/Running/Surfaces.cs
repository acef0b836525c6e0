using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Evaluation;
using ComposeLint.Cli.Options;
using ComposeLint.CSharp;

namespace ComposeLint.Cli.Running;

/// <summary>What this host reads.</summary>
internal static class Surfaces
{
    /// <summary>All surfaces, for verbs that look at nothing but the files given.</summary>
    public static ImmutableArray<ISurface> All { get; } = CoreSurfaces.All.Add(new CSharpSurface());

    /// <summary>All surfaces as the command line wants them: projects are evaluated only with <c>--msbuild</c>.</summary>
    public static ImmutableArray<ISurface> Of(CheckOptions options, ParseResult result, CliHost host, Workspace workspace)
    {
        Func<PackageStore> packages = () => new RestoredPackages(host);
        if (!result.GetValue(options.MSBuild))
            return CoreSurfaces.All.Add(new CSharpSurface(packages));
        var isQuiet = result.GetValue(options.Terminal.Quiet);
        return CoreSurfaces.All.Add(new CSharpSurface(packages, new MSBuildEvaluator(host, workspace.Files.Roots, line => Tell(line, isQuiet, host))));
    }

    private static void Tell(string line, bool isQuiet, CliHost host)
    {
        if (!isQuiet)
            host.Error.WriteLine(line);
    }
}
