using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>EXPOSE names no port.</summary>
public sealed partial class InvalidExposePort : ProblemRule;
