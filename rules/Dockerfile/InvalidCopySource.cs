using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY takes from where it cannot.</summary>
public sealed partial class InvalidCopySource : ProblemRule;
