using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An exec form holds something other than strings.</summary>
public sealed partial class InvalidJsonArguments : ProblemRule;
