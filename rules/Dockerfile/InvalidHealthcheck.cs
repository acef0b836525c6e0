using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>HEALTHCHECK is neither CMD nor NONE.</summary>
public sealed partial class InvalidHealthcheck : ProblemRule;
