using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>What the Dockerfile of a workload's image says of the container that runs it, variables replaced by build arguments and defaults.</summary>
public sealed record BuiltImage
{
    /// <summary>The base image where the stage names it.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The base image at the end of the stages' chain; unknown when a variable decides, null for <c>scratch</c>.</summary>
    public Located<string>? BaseImage { get; init; }

    /// <summary>Its EXPOSE entries.</summary>
    public ImmutableArray<ExposedPort> Exposed { get; init; } = ImmutableArray<ExposedPort>.Empty;

    /// <summary>The last USER; null when only the base image can say it.</summary>
    public Located<string>? User { get; init; }

    /// <summary>What it says of a health check: <see cref="HealthCheck.OfImage"/> when only the base image can.</summary>
    public HealthCheck Health { get; init; }

    /// <summary>The words of HEALTHCHECK CMD, each at its place; a shell form is one word.</summary>
    public ImmutableArray<Located<string>> HealthWords { get; init; } = ImmutableArray<Located<string>>.Empty;

    /// <summary>Whether HEALTHCHECK CMD is for a shell.</summary>
    public bool HealthUsesShell { get; init; }

    /// <summary>ENV, by name.</summary>
    public ImmutableDictionary<string, Located<string>> Variables { get; init; } = ImmutableDictionary.Create<string, Located<string>>(StringComparer.Ordinal);

    /// <summary>The words of ENTRYPOINT and CMD, a shell form as one.</summary>
    public ImmutableArray<string> Command { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Where the command stands: ENTRYPOINT's words, or CMD's; null when there is none.</summary>
    public SourceSpan? CommandSpan { get; init; }

    /// <summary>The packages that its RUN instructions install, as written.</summary>
    public ImmutableHashSet<string> Packages { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Whether files come from other stages or images, programs perhaps among them.</summary>
    public bool CopiesFromElsewhere { get; init; }

    /// <summary>The .NET application that it runs; null when it is none, or not one whose project is at hand.</summary>
    public ImageApplication? Application { get; init; }

    /// <summary>The same on top of another image: what it does not say itself is the other's.</summary>
    public BuiltImage On(BuiltImage parent) => this with
    {
        BaseImage = parent.BaseImage,
        Exposed = parent.Exposed.AddRange(Exposed),
        User = User ?? parent.User,
        Health = Health == HealthCheck.OfImage ? parent.Health : Health,
        HealthWords = Health == HealthCheck.OfImage ? parent.HealthWords : HealthWords,
        HealthUsesShell = Health == HealthCheck.OfImage ? parent.HealthUsesShell : HealthUsesShell,
        Variables = parent.Variables.SetItems(Variables),
        Command = Command.IsEmpty ? parent.Command : Command,
        CommandSpan = CommandSpan ?? parent.CommandSpan,
        Packages = Packages.Union(parent.Packages),
        CopiesFromElsewhere = CopiesFromElsewhere || parent.CopiesFromElsewhere,
        Application = Application ?? (Command.IsEmpty ? parent.Application : null),
    };

    /// <summary>What it is believed to listen on, each with its reason.</summary>
    public ImmutableArray<Listener> Listeners { get; init; } = ImmutableArray<Listener>.Empty;
}
