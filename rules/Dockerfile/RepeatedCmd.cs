using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage has more than one CMD.</summary>
public sealed partial class RepeatedCmd() : RepeatedInstructionRule(InstructionKind.Cmd);
