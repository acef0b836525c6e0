using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The Dockerfile cannot be read.</summary>
public sealed partial class InvalidDockerfile : ProblemRule;
