using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A project without a usable name.</summary>
public sealed partial class InvalidProjectName : ProblemRule;
