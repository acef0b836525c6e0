using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A comment meant for ComposeLint that it cannot heed.</summary>
public sealed partial class InvalidSuppression : ProblemRule;
