using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A parser directive is refused.</summary>
public sealed partial class InvalidDirective : ProblemRule;
