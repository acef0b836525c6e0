using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A port that is no port.</summary>
public sealed partial class InvalidPort : ProblemRule;
