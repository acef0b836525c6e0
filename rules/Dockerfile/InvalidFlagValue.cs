using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A flag has no value, an impossible one, or is given twice.</summary>
public sealed partial class InvalidFlagValue : ProblemRule;
