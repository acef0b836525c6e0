using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A date without quotes where text is wanted.</summary>
public sealed partial class UnquotedDate : ProblemRule;
