using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>There is nothing to build.</summary>
public sealed partial class NoStage : ProblemRule;
