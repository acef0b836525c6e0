namespace ComposeLint.Cli;

/// <summary>What the outside gives a command: streams, the environment and where it runs. Tests pass their own.</summary>
/// <param name="Out">Data.</param>
/// <param name="Error">Status and errors.</param>
/// <param name="In">Standard input.</param>
/// <param name="Environment">Environment variables; only the tool's own switches (NO_COLOR, CI ...) are read from it, unless a flag asks for more.</param>
/// <param name="WorkingDirectory">Where it runs, absolute.</param>
public sealed record CliHost(TextWriter Out, TextWriter Error, Stream In, IReadOnlyDictionary<string, string> Environment, string WorkingDirectory)
{
    /// <summary>What the program is put together from.</summary>
    public required Composition Composition { get; init; }

    /// <summary>Whether <see cref="Out"/> is a terminal.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>The terminal's width in cells; null when there is none.</summary>
    public int? Width { get; init; }

    /// <summary>An environment variable that is set and not empty; else null.</summary>
    public string? Variable(string name) => Environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
