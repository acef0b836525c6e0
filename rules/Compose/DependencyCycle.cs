using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>Services that wait for each other.</summary>
public sealed partial class DependencyCycle : ProblemRule;
