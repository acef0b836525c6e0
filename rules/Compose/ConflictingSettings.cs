using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>Two settings of which Compose accepts one.</summary>
public sealed partial class ConflictingSettings : ProblemRule;
