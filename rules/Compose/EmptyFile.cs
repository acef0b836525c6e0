using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A Compose file that holds nothing.</summary>
public sealed partial class EmptyFile : ProblemRule;
