namespace ComposeLint.Analysis;

/// <summary>What to analyse: paths, or the files of one project as <c>docker compose -f</c> takes them.</summary>
/// <param name="Paths">Files and directories, '/'-separated and relative to where the analysis runs; empty for the current directory.</param>
public sealed record AnalysisRequest(ImmutableArray<string> Paths)
{
    /// <summary>Compose files that make one project, in merge order (<c>-f</c>); empty to discover projects below <see cref="Paths"/>.</summary>
    public ImmutableArray<string> Files { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The project's name (<c>-p</c>); null for Compose's own choice.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The project's directory (<c>--project-directory</c>); null for the first file's.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Profiles enabled together (<c>--profile</c>; <c>*</c> for all); empty to analyse without profiles and each profile alone.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Files with values for variables (<c>--env-file</c>); empty for <c>.env</c> beside the project.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Whether <c>.env</c> is left alone (<c>--no-env</c>).</summary>
    public bool NoEnv { get; init; }

    /// <summary>Values of the process environment, when the user lets them be used (<c>--use-env</c>); they never appear in output.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The surfaces to read (<c>compose</c>, <c>dockerfile</c>, <c>csharp</c>, <c>shell</c>); empty for all.</summary>
    public ImmutableArray<string> Surfaces { get; init; } = ImmutableArray<string>.Empty;
}
