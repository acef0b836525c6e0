using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>There is no such instruction.</summary>
public sealed partial class UnknownInstruction : ProblemRule;
