using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage has more than one ENTRYPOINT.</summary>
public sealed partial class RepeatedEntrypoint() : RepeatedInstructionRule(InstructionKind.Entrypoint);
