using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The default of an argument makes no valid base image.</summary>
public sealed partial class InvalidDefaultArgInFrom : ProblemRule;
