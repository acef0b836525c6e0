using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An instruction is replaced by a later one.</summary>
public sealed partial class OverriddenInstruction : ProblemRule;
