using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage has more than one HEALTHCHECK.</summary>
public sealed partial class RepeatedHealthcheck() : RepeatedInstructionRule(InstructionKind.Healthcheck);
