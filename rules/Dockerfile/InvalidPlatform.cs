using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A platform is no platform.</summary>
public sealed partial class InvalidPlatform : ProblemRule;
