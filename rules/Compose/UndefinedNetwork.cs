using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A service that joins a network which no file declares.</summary>
public sealed partial class UndefinedNetwork : ProblemRule;
