using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A variable is used that nothing sets.</summary>
public sealed partial class UndefinedVariable : ProblemRule;
