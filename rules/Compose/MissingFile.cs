using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file that another names and that is not there.</summary>
public sealed partial class MissingFile : ProblemRule;
