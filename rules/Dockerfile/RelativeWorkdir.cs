using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>WORKDIR depends on the base image.</summary>
public sealed partial class RelativeWorkdir : ProblemRule;
