using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An instruction has no such flag.</summary>
public sealed partial class UnknownInstructionFlag : ProblemRule;
