using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>FROM uses an argument that is not declared.</summary>
public sealed partial class UndefinedArgInFrom : ProblemRule;
