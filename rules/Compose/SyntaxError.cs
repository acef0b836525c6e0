using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A file that is not valid YAML.</summary>
public sealed partial class SyntaxError : ProblemRule;
