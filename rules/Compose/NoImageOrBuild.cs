using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A service with neither an image nor a build.</summary>
public sealed partial class NoImageOrBuild : ProblemRule;
