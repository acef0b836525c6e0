using ComposeLint.Compose.Binding;

namespace ComposeLint.Compose;

/// <summary>What to load, as one would tell <c>docker compose</c>.</summary>
/// <param name="Files">The Compose files in order (<c>-f</c>); later ones are merged over earlier ones.</param>
public sealed record LoadRequest(ImmutableArray<string> Files)
{
    /// <summary>Whose rules hold: those of <c>docker compose</c>, or of <c>docker stack deploy</c>, which reads and merges in its own way.</summary>
    public ComposeDialect Dialect { get; init; } = ComposeDialect.Compose;

    /// <summary>The project's name (<c>-p</c>); null: from the environment, the files, or the directory.</summary>
    public string? ProjectName { get; init; }

    /// <summary>The project directory (<c>--project-directory</c>); null: that of the first file.</summary>
    public string? ProjectDirectory { get; init; }

    /// <summary>Profiles to enable (<c>--profile</c>); <c>*</c> for all. Those of <c>COMPOSE_PROFILES</c> in the env files are added when none is given.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Env files (<c>--env-file</c>); default: the project directory's <c>.env</c> when it is there, and none for a stack, whose client reads none. Empty: none is read.</summary>
    public ImmutableArray<string> EnvFiles { get; init; }

    /// <summary>Variables that win over env files: the caller's environment, where one is to be used.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How unset variables are read.</summary>
    public LoadReading Reading { get; init; } = LoadReading.Analysis;

    /// <summary>Whether further files that are not known belong to it: what is missing is then unknown, not wrong.</summary>
    public bool IsFragment { get; init; }

    /// <summary>The file of a default name that Compose takes instead of this one, which has a default name too; null: none.</summary>
    public string? ShadowedBy { get; init; }
}
