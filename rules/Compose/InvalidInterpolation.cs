using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A variable's braces or dollar that Compose cannot read.</summary>
public sealed partial class InvalidInterpolation : ProblemRule;
