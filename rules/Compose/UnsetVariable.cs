using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A variable without a value or a default.</summary>
public sealed partial class UnsetVariable : ProblemRule;
