using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An instruction stands before the first FROM.</summary>
public sealed partial class InstructionBeforeFrom : ProblemRule;
