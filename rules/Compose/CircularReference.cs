using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>Files or services that bring in themselves.</summary>
public sealed partial class CircularReference : ProblemRule;
