using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A dependency on a service that is not there.</summary>
public sealed partial class DependsOnUnknown : ProblemRule;
