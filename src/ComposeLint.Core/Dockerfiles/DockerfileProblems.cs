namespace ComposeLint.Dockerfiles;

/// <summary>The kinds of problem that reading a Dockerfile publishes.</summary>
public static class DockerfileProblems
{
    /// <summary>The builder cannot read it: quotes, pairs, here-documents, substitutions.</summary>
    public const string SyntaxKind = "dockerfile-syntax";
    /// <summary>No such instruction.</summary>
    public const string UnknownInstructionKind = "dockerfile-unknown-instruction";
    /// <summary>Too few or too many arguments.</summary>
    public const string ArgumentsKind = "dockerfile-arguments";
    /// <summary>No such flag.</summary>
    public const string UnknownFlagKind = "dockerfile-unknown-flag";
    /// <summary>A flag without value, given twice, or with a value that it does not take.</summary>
    public const string FlagValueKind = "dockerfile-flag-value";
    /// <summary>A JSON array that holds something other than strings, or SHELL without one.</summary>
    public const string JsonFormKind = "dockerfile-json-form";
    /// <summary>HEALTHCHECK without CMD or NONE, or without a command.</summary>
    public const string HealthcheckKind = "dockerfile-healthcheck";
    /// <summary>ONBUILD of what cannot be a trigger.</summary>
    public const string OnbuildKind = "dockerfile-onbuild";
    /// <summary>A parser directive that is refused.</summary>
    public const string DirectiveKind = "dockerfile-directive";
    /// <summary>A name that no stage may have.</summary>
    public const string StageNameKind = "dockerfile-stage-name";
    /// <summary>No FROM at all.</summary>
    public const string NoStageKind = "dockerfile-no-stage";
    /// <summary>An instruction before the first FROM.</summary>
    public const string BeforeFromKind = "dockerfile-before-from";
    /// <summary>Stages that need each other.</summary>
    public const string StageCycleKind = "dockerfile-stage-cycle";
    /// <summary>A base image whose name is not valid.</summary>
    public const string ImageReferenceKind = "dockerfile-image-reference";
    /// <summary>A base image that is empty without a build argument.</summary>
    public const string BlankBaseKind = "dockerfile-blank-base";
    /// <summary>A platform that cannot be parsed.</summary>
    public const string PlatformKind = "dockerfile-platform";
    /// <summary>A port that cannot be parsed.</summary>
    public const string PortKind = "dockerfile-port";
    /// <summary>A port above 65535.</summary>
    public const string PortRangeKind = "dockerfile-port-range";
    /// <summary>A protocol that is none of tcp, udp and sctp.</summary>
    public const string PortProtocolKind = "dockerfile-port-protocol";
    /// <summary>A signal that does not exist.</summary>
    public const string SignalKind = "dockerfile-signal";
    /// <summary>A stage or image that COPY --from or a mount cannot use.</summary>
    public const string CopySourceKind = "dockerfile-copy-source";
    /// <summary>A variable without a value.</summary>
    public const string UndefinedVariableKind = "dockerfile-undefined-variable";
    /// <summary>A variable of FROM that no ARG before the first FROM declares.</summary>
    public const string UndefinedFromArgumentKind = "dockerfile-undefined-from-argument";
    /// <summary>A base image that is empty or invalid with the defaults of the global ARGs.</summary>
    public const string InvalidFromDefaultKind = "dockerfile-invalid-from-default";
    /// <summary>--platform with the platform that is used anyway.</summary>
    public const string RedundantPlatformKind = "dockerfile-redundant-platform";
    /// <summary>--platform with a constant.</summary>
    public const string ConstantPlatformKind = "dockerfile-constant-platform";
    /// <summary>A WORKDIR that depends on the base image's.</summary>
    public const string RelativeWorkdirKind = "dockerfile-relative-workdir";
    /// <summary>CMD, ENTRYPOINT or HEALTHCHECK that a later one of the stage replaces.</summary>
    public const string OverriddenKind = "dockerfile-overridden-instruction";
    /// <summary>CMD or ENTRYPOINT for a shell that nobody chose.</summary>
    public const string ShellFormKind = "dockerfile-shell-form";
    /// <summary>A protocol of EXPOSE that is not in lower case.</summary>
    public const string PortProtocolCaseKind = "dockerfile-port-protocol-case";
    /// <summary>EXPOSE with an address or host port.</summary>
    public const string HostPortKind = "dockerfile-expose-host-port";
}
