using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>Something that the builder would refuse, found before the instruction that holds it exists.</summary>
/// <param name="Kind">The problem's kind.</param>
/// <param name="Span">The narrow place.</param>
/// <param name="Name">How a message calls what stands there.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Help">What to do; null when plain.</param>
internal readonly record struct Fault(string Kind, SourceSpan Span, string Name, string Message, string? Help = null);

/// <summary>The kinds of problem that reading a Dockerfile publishes.</summary>
public static class DockerfileProblems
{
    /// <summary>The builder cannot read it: quotes, pairs, here-documents, substitutions.</summary>
    public const string Syntax = "dockerfile-syntax";
    /// <summary>No such instruction.</summary>
    public const string UnknownInstruction = "dockerfile-unknown-instruction";
    /// <summary>Too few or too many arguments.</summary>
    public const string Arguments = "dockerfile-arguments";
    /// <summary>No such flag.</summary>
    public const string UnknownFlag = "dockerfile-unknown-flag";
    /// <summary>A flag without value, given twice, or with a value that it does not take.</summary>
    public const string FlagValue = "dockerfile-flag-value";
    /// <summary>A JSON array that holds something other than strings, or SHELL without one.</summary>
    public const string JsonForm = "dockerfile-json-form";
    /// <summary>HEALTHCHECK without CMD or NONE, or without a command.</summary>
    public const string Healthcheck = "dockerfile-healthcheck";
    /// <summary>ONBUILD of what cannot be a trigger.</summary>
    public const string Onbuild = "dockerfile-onbuild";
    /// <summary>A parser directive that is refused.</summary>
    public const string Directive = "dockerfile-directive";
    /// <summary>A name that no stage may have.</summary>
    public const string StageName = "dockerfile-stage-name";
    /// <summary>No FROM at all.</summary>
    public const string NoStage = "dockerfile-no-stage";
    /// <summary>An instruction before the first FROM.</summary>
    public const string BeforeFrom = "dockerfile-before-from";
    /// <summary>Stages that need each other.</summary>
    public const string StageCycle = "dockerfile-stage-cycle";
    /// <summary>A base image whose name is not valid.</summary>
    public const string ImageReference = "dockerfile-image-reference";
    /// <summary>A base image that is empty without a build argument.</summary>
    public const string BlankBase = "dockerfile-blank-base";
    /// <summary>A platform that cannot be parsed.</summary>
    public const string Platform = "dockerfile-platform";
    /// <summary>A port that cannot be parsed.</summary>
    public const string Port = "dockerfile-port";
    /// <summary>A port above 65535.</summary>
    public const string PortRange = "dockerfile-port-range";
    /// <summary>A protocol that is none of tcp, udp and sctp.</summary>
    public const string PortProtocol = "dockerfile-port-protocol";
    /// <summary>A signal that does not exist.</summary>
    public const string Signal = "dockerfile-signal";
    /// <summary>A stage or image that COPY --from or a mount cannot use.</summary>
    public const string CopySource = "dockerfile-copy-source";
    /// <summary>A variable without a value.</summary>
    public const string UndefinedVariable = "dockerfile-undefined-variable";
    /// <summary>A variable of FROM that no ARG before the first FROM declares.</summary>
    public const string UndefinedFromArgument = "dockerfile-undefined-from-argument";
    /// <summary>A base image that is empty or invalid with the defaults of the global ARGs.</summary>
    public const string InvalidFromDefault = "dockerfile-invalid-from-default";
    /// <summary>--platform with the platform that is used anyway.</summary>
    public const string RedundantPlatform = "dockerfile-redundant-platform";
    /// <summary>--platform with a constant.</summary>
    public const string ConstantPlatform = "dockerfile-constant-platform";
    /// <summary>A WORKDIR that depends on the base image's.</summary>
    public const string RelativeWorkdir = "dockerfile-relative-workdir";
    /// <summary>CMD, ENTRYPOINT or HEALTHCHECK that a later one of the stage replaces.</summary>
    public const string Overridden = "dockerfile-overridden-instruction";
    /// <summary>CMD or ENTRYPOINT for a shell that nobody chose.</summary>
    public const string ShellForm = "dockerfile-shell-form";
    /// <summary>A protocol of EXPOSE that is not in lower case.</summary>
    public const string PortProtocolCase = "dockerfile-port-protocol-case";
    /// <summary>EXPOSE with an address or host port.</summary>
    public const string HostPort = "dockerfile-expose-host-port";
}
