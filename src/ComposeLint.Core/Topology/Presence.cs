namespace ComposeLint.Topology;

/// <summary>What brings a project up.</summary>
public enum DeploymentTarget
{
    /// <summary><c>docker compose up</c>.</summary>
    Compose,
    /// <summary><c>docker stack deploy</c>.</summary>
    Stack,
    /// <summary>Containers made by a command or a program: <c>docker run</c>, Testcontainers.</summary>
    Containers,
}

/// <summary>Whether two things can exist at the same time.</summary>
public enum Coexistence
{
    /// <summary>They never exist together.</summary>
    Never,
    /// <summary>They do if the user chooses so (profiles).</summary>
    Possible,
    /// <summary>Whenever one exists, the other does.</summary>
    Always,
}

/// <summary>When an element exists: in which deployment, by which merge, under which profiles, on which platform.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Target">What brings it up.</param>
public sealed record Presence(string Project, DeploymentTarget Target = DeploymentTarget.Compose)
{
    /// <summary>Which of a project's merges it is: the files, comma separated; empty when there is one only.</summary>
    public string Variant { get; init; } = "";

    /// <summary>The profiles that enable it, ordinal order; empty when it always is.</summary>
    public ImmutableArray<string> Profiles { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The platform that it is for; null when any.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The run that makes it: one test assembly, or run against publish of one Aspire app; null for files that are deployed.</summary>
    public string? RunScope { get; init; }

    /// <summary>The node group of the configuration (<c>hosts:</c>) that puts several projects on one machine; null when nothing does.</summary>
    public string? HostGroup { get; init; }

    /// <summary>Whether it exists when exactly these profiles are enabled (<c>*</c> enables all).</summary>
    public bool IsEnabledBy(ImmutableArray<string> profiles)
    {
        if (Profiles.IsEmpty || profiles.Contains("*"))
            return true;
        foreach (var profile in Profiles)
            if (profiles.Contains(profile))
                return true;
        return false;
    }

    /// <summary>
    /// Whether the two can exist at the same time. Different projects do only when configuration groups them on one host; different
    /// targets, merges, runs or platforms never; disjoint profile lists perhaps.
    /// </summary>
    public Coexistence CanCoexist(Presence other)
    {
        if (Platform is { } one && other.Platform is { } two && one != two)
            return Coexistence.Never;
        if (!string.Equals(RunScope, other.RunScope, StringComparison.Ordinal))
            return Coexistence.Never;
        if (!string.Equals(Project, other.Project, StringComparison.Ordinal) || Target != other.Target)
        {
            var grouped = HostGroup is not null && string.Equals(HostGroup, other.HostGroup, StringComparison.Ordinal);
            return !grouped ? Coexistence.Never : Profiles.IsEmpty && other.Profiles.IsEmpty ? Coexistence.Always : Coexistence.Possible;
        }

        if (!string.Equals(Variant, other.Variant, StringComparison.Ordinal))
            return Coexistence.Never;
        if (Profiles.IsEmpty || other.Profiles.IsEmpty)
            return Coexistence.Always;
        foreach (var profile in Profiles)
            if (other.Profiles.Contains(profile))
                return Coexistence.Always;
        return Coexistence.Possible;
    }
}
