using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>What an image says of the container that runs it, as far as the Dockerfile decides it; null and empty where the base image does.</summary>
public sealed record ImageConfiguration
{
    /// <summary>Nothing decided.</summary>
    public static ImageConfiguration Empty { get; } = new();

    /// <summary>ENV, by name: the value with variables replaced, unknown when one of them is.</summary>
    public ImmutableDictionary<string, Located<string>> Environment { get; init; } = ImmutableDictionary.Create<string, Located<string>>(StringComparer.Ordinal);

    /// <summary>EXPOSE: ports as <c>8080/tcp</c>, in order; a list that grows without being copied, since each EXPOSE adds to what there was.</summary>
    public ImmutableList<ExposedPort> Ports { get; init; } = ImmutableList<ExposedPort>.Empty;

    /// <summary>The last USER.</summary>
    public Located<string>? User { get; init; }

    /// <summary>The last CMD.</summary>
    public CommandInstruction? Cmd { get; init; }

    /// <summary>The last ENTRYPOINT.</summary>
    public CommandInstruction? Entrypoint { get; init; }

    /// <summary>The last HEALTHCHECK.</summary>
    public HealthcheckInstruction? Healthcheck { get; init; }

    /// <summary>The last SHELL.</summary>
    public CommandInstruction? Shell { get; init; }

    /// <summary>The working directory; null when no WORKDIR says it.</summary>
    public Located<string>? Workdir { get; init; }
}

/// <summary>A range of ports of EXPOSE.</summary>
/// <param name="First">The first port, 0 to 65535.</param>
/// <param name="Last">The last port, at least <paramref name="First"/>.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="Word">The word that says it.</param>
/// <param name="Instruction">The EXPOSE.</param>
public sealed record ExposedPort(int First, int Last, string Protocol, Word Word, ListInstruction Instruction);
