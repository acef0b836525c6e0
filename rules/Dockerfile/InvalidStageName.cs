using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A stage has a name that no stage may have.</summary>
public sealed partial class InvalidStageName : ProblemRule;
