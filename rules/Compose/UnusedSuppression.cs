using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A comment that ignores what is not reported.</summary>
public sealed partial class UnusedSuppression : ProblemRule;
