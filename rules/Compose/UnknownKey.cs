using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A key that Compose does not know where it stands.</summary>
public sealed partial class UnknownKey : ProblemRule;
