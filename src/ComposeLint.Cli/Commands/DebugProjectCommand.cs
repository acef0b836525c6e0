using System.CommandLine;
using ComposeLint.Cli.Sources;
using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Json;

namespace ComposeLint.Cli.Commands;

/// <summary><c>debug project</c>: Compose files as the loader understands them, a line of JSON each.</summary>
internal static class DebugProjectCommand
{
    public static Command Create(CliHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "Compose files", Arity = ArgumentArity.OneOrMore };
        var each = new Option<bool>("--each") { Description = "Load each file alone (default: merge them in order)" };
        var whole = new Option<bool>("--whole") { Description = "The whole model, as docker compose config or docker stack config shows it" };
        var stack = new Option<bool>("--stack") { Description = "Load as docker stack deploy does" };
        var command = new Command("project", "Print the merged project of Compose files as JSON") { files, each, whole, stack };
        command.SetAction((result, cancellation) =>
        {
            var given = result.GetValue(files) ?? [];
            var sources = new FileSystemSourceSet(host.WorkingDirectory, [host.WorkingDirectory, .. given.Select(DirectoryOf)]);
            foreach (var project in result.GetValue(each) ? given.Select(f => ImmutableArray.Create(f)) : [[.. given]])
            {
                // As the reference: the directory's .env, an otherwise empty environment, Compose's own reading.
                var request = new LoadRequest(project) { Reading = LoadReading.Compose, Dialect = result.GetValue(stack) ? ComposeDialect.Stack : ComposeDialect.Compose };
                var model = ComposeLoader.Load(request, sources, cancellation);
                host.Out.WriteLine(result.GetValue(whole) ? ProjectJson.Whole(project[0], model, sources, request.Dialect) : ProjectJson.Line(project[0], model));
            }

            return Task.FromResult(ExitCode.Clean);
        });
        return command;

        string DirectoryOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file, host.WorkingDirectory)) ?? host.WorkingDirectory;
    }
}
