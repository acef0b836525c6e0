using System.CommandLine;
using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Analysis.Surfaces;
using ComposeLint.Cli.Running;
using ComposeLint.Cli.Sources;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Cli.Commands;

/// <summary><c>debug containers</c>: how many containers C# makes, by library, and how much of what it says of them is known; a line for each project with any, and one for all.</summary>
internal static class DebugContainersCommand
{
    public static Command Create(CliHost host)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and directories", Arity = ArgumentArity.OneOrMore };
        var command = new Command("containers", "Count the containers that C# makes, and what of them is known") { paths };
        command.SetAction((result, cancellation) =>
        {
            var given = result.GetValue(paths) ?? [];
            var sources = new FileSystemSourceSet(host.WorkingDirectory, [host.WorkingDirectory, .. given.Select(path => Path.GetFullPath(path, host.WorkingDirectory))]);
            var request = new AnalysisRequest([.. given.Select(path => SourcePath.Normalize(path.Replace('\\', '/')))]) { Surfaces = ["csharp"] };
            var all = new List<KnownShare>();
            foreach (var unit in new Analyzer(new AnalyzerOptions(), Surfaces.All(host), []).Read(sources, request, cancellation).OfType<CSharpUnit>())
            {
                var shares = KnownShare.Of(unit.Model);
                all.AddRange(shares);
                foreach (var share in shares)
                    Write(host, unit.Project.Name, share);
            }

            foreach (var group in all.GroupBy(share => share.Api, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
                Write(host, "all", new KnownShare(group.Key, group.Sum(share => share.Containers), group.Sum(share => share.Values), group.Sum(share => share.Known)));
            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static void Write(CliHost host, string project, KnownShare share) => host.Out.WriteLine(string.Join(
        '\t',
        TerminalText(project),
        share.Api,
        share.Containers.ToString(CultureInfo.InvariantCulture) + " containers",
        share.Known.ToString(CultureInfo.InvariantCulture) + " of " + share.Values.ToString(CultureInfo.InvariantCulture) + " values known"));

    // A project's name is a file's, which may hold anything.
    private static string TerminalText(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
