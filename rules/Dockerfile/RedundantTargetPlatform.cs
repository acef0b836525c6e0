using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>--platform says what happens anyway.</summary>
public sealed partial class RedundantTargetPlatform : ProblemRule;
