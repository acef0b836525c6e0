using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A value of another type than its key wants.</summary>
public sealed partial class WrongType : ProblemRule;
