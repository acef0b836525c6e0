using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A service builds a stage that is not there.</summary>
public sealed partial class UnknownBuildTarget : ProblemRule;
