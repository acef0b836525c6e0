using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A build argument is given that no ARG declares.</summary>
public sealed partial class UndeclaredBuildArgument : ProblemRule;
