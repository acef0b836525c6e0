using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An image is named as no image can be.</summary>
public sealed partial class InvalidImageReference : ProblemRule;
