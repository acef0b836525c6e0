using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A volume, config or secret that is not declared.</summary>
public sealed partial class UndefinedResource : ProblemRule;
