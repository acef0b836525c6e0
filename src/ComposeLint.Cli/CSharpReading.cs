namespace ComposeLint.Cli;

/// <summary>How a run wants C# to be read that may look at more than the files given.</summary>
/// <param name="Host">What the outside gives.</param>
/// <param name="Tell">Where the user is told of what cannot be had.</param>
public sealed record CSharpReading(CliHost Host, Action<string> Tell)
{
    /// <summary>The roots, absolute, below which projects are evaluated with MSBuild; null when none is to be.</summary>
    public ImmutableArray<string>? Evaluated { get; init; }
}
