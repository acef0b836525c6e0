using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The Dockerfile of a service is not there.</summary>
public sealed partial class MissingDockerfile : ProblemRule;
