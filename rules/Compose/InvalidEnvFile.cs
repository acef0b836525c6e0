using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>An env file that Compose cannot read.</summary>
public sealed partial class InvalidEnvFile : ProblemRule;
