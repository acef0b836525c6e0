using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage is bound to one platform.</summary>
public sealed partial class ConstantPlatform : ProblemRule;
