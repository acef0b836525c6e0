using System.CommandLine;

namespace ComposeLint.Cli.Options;

/// <summary>What the verbs take that ask the simulation: a project, a format, how to speak.</summary>
internal sealed class ViewOptions
{
    public ProjectOptions Project { get; } = new();

    public TerminalOptions Terminal { get; } = new();

    public Option<string?> Format { get; } = Choice.One("--format", "How to print (default: pretty)", "pretty|json|markdown|csv", "pretty", "json", "markdown", "csv");

    /// <summary>The options that a command adds beside its own.</summary>
    public IEnumerable<Option> All => [.. Project.All, Format, .. Terminal.All];
}
