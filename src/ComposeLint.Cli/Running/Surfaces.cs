using System.CommandLine;
using ComposeLint.Analysis;
using ComposeLint.Cli.Options;

namespace ComposeLint.Cli.Running;

/// <summary>What a run reads.</summary>
internal static class Surfaces
{
    /// <summary>All surfaces, for verbs that look at nothing but the files given.</summary>
    public static ImmutableArray<ISurface> All(CliHost host) => host.Composition.Surfaces(null);

    /// <summary>All surfaces as the command line wants them: projects are evaluated only with <c>--msbuild</c>.</summary>
    public static ImmutableArray<ISurface> Of(CheckOptions options, ParseResult result, CliHost host, Workspace workspace)
    {
        var isQuiet = result.GetValue(options.Terminal.Quiet);
        return host.Composition.Surfaces(new CSharpReading(host, line => Tell(line, isQuiet, host))
        {
            Evaluated = result.GetValue(options.MSBuild) ? workspace.Files.Roots : null,
        });
    }

    private static void Tell(string line, bool isQuiet, CliHost host)
    {
        if (!isQuiet)
            host.Error.WriteLine(line);
    }
}
