using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A key given twice in one mapping.</summary>
public sealed partial class DuplicateKey : ProblemRule;
