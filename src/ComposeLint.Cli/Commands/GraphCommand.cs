using System.CommandLine;
using ComposeLint.Cli.Options;
using ComposeLint.Cli.Running;
using ComposeLint.Reporting.Graphs;

namespace ComposeLint.Cli.Commands;

/// <summary><c>graph</c>: services, networks and published ports as a picture.</summary>
internal sealed class GraphCommand
{
    private readonly ProjectOptions _project = new();

    private readonly TerminalOptions _terminal = new();

    private readonly Option<string?> _format = Choice.One("--format", "How to draw (default: mermaid)", "dot|mermaid|svg|html|json", "dot", "mermaid", "svg", "html", "json");

    private readonly Option<string?> _view = Choice.One("--view", "What to draw (default: networks)", "networks|reachability|exposure", "networks", "reachability", "exposure");

    private readonly Option<string[]> _focus = new("--focus") { Description = "Only what concerns this service; repeatable", HelpName = "SERVICE" };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "Write to this file", HelpName = "FILE" };

    private GraphCommand()
    {
    }

    public static Command Create(CliHost host)
    {
        var graph = new GraphCommand();
        var command = new Command("graph", "Draw services, networks and published ports");
        command.Add(graph._project.Paths);
        command.Add(graph._format);
        command.Add(graph._view);
        command.Add(graph._focus);
        command.Add(graph._output);
        foreach (var option in graph._project.All.Concat(graph._terminal.All))
            command.Add(option);
        command.SetAction((result, cancellation) => Task.FromResult(graph.Run(result, host, cancellation)));
        return command;
    }

    private int Run(ParseResult result, CliHost host, CancellationToken cancellation)
    {
        var engines = SimulatedProjects.Run(_project, result, host, cancellation);
        var picture = DrawnProjects.Of(engines, cancellation);
        foreach (var note in picture.Notes)
            host.Error.WriteLine("warning: " + Reporting.Escaping.SafeText.Terminal(note));
        if (result.GetValue(_focus) is { Length: > 0 } focus)
            picture = picture.Around([.. focus.SelectMany(words => Focused(picture, words))]);
        var format = result.GetValue(_format) ?? "mermaid";
        var view = result.GetValue(_view) ?? "networks";
        if (result.GetValue(_output) is not { } file)
        {
            Write(picture, format, view, host.Out);
            return ExitCode.Clean;
        }

        try
        {
            using var writer = new StreamWriter(Path.GetFullPath(file, host.WorkingDirectory)) { NewLine = "\n" };
            Write(picture, format, view, writer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be written: {e.Message}");
        }

        return ExitCode.Clean;
    }

    private static void Write(NetworkGraph picture, string format, string view, TextWriter output)
    {
        switch (format)
        {
            case "dot":
                DotGraph.Write(picture, view, output);
                break;
            case "svg":
                SvgGraph.Write(picture, view, output);
                break;
            case "html":
                HtmlGraph.Write(picture, view, output);
                break;
            case "json":
                JsonGraph.Write(picture, output);
                break;
            default:
                MermaidGraph.Write(picture, view, output);
                break;
        }
    }

    private static IEnumerable<string> Focused(NetworkGraph picture, string words)
    {
        var slash = words.IndexOf('/', StringComparison.Ordinal);
        var found = picture.Services
            .Where(service => service.Name == words[(slash + 1)..] && (slash < 0 || service.Project == words[..slash]))
            .Select(service => service.Id).ToList();
        if (found.Count > 0)
            return found;
        var near = Text.Spelling.Nearest(words, picture.Services.Select(service => service.Name));
        throw new CommandFailure($"there is no service '{words}'" + (near is null ? "" : $"; did you mean '{near}'?"));
    }
}
