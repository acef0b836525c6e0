using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file on another machine that is not read.</summary>
public sealed partial class RemoteResource : ProblemRule;
