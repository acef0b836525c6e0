using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file too large, too deep or too wide to be read.</summary>
public sealed partial class LimitExceeded : ProblemRule;
