using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>An override of another kind than what it overrides.</summary>
public sealed partial class CannotMerge : ProblemRule;
