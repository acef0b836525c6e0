using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>ONBUILD triggers what cannot be a trigger.</summary>
public sealed partial class InvalidOnbuild : ProblemRule;
