using System.CommandLine;
using ComposeLint.Reporting;

namespace ComposeLint.Cli.Options;

/// <summary>How the tool speaks: colours, and how much of its own doings it tells.</summary>
internal sealed class TerminalOptions
{
    public Option<string?> Color { get; } = Choice.One("--color", "When to use colours (default: auto; NO_COLOR and FORCE_COLOR are honoured)", "auto|always|never", "auto", "always", "never");

    public Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "Findings only" };

    public Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "Timings and what was read, on standard error" };

    public IEnumerable<Option> All => [Color, Quiet, Verbose];

    /// <summary>The style for standard output. A flag wins over NO_COLOR, that over FORCE_COLOR and CLICOLOR_FORCE, and those over what the terminal is.</summary>
    public TextStyle Style(ParseResult result, CliHost host, bool explain)
    {
        var isTerminal = host.OutIsTerminal && host.Variable("TERM") != "dumb";
        var color = result.GetValue(Color) switch
        {
            "always" => true,
            "never" => false,
            _ when host.Variable("NO_COLOR") is not null => false,
            _ when IsForced(host, "FORCE_COLOR") || IsForced(host, "CLICOLOR_FORCE") => true,
            _ => isTerminal,
        };
        return new TextStyle
        {
            Color = color,
            Hyperlinks = color && isTerminal && host.Variable("CI") is null,
            Explain = explain,
            Width = host.Width ?? 140,
        };
    }

    private static bool IsForced(CliHost host, string variable) => host.Variable(variable) is { } value && value != "0";
}
