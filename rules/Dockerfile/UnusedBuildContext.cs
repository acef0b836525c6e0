using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A named build context that nothing takes.</summary>
public sealed partial class UnusedBuildContext : ProblemRule;
