using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file of a default name that Compose does not read, since another stands beside it.</summary>
public sealed partial class SeveralDefaultFiles : ProblemRule;
