using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>Two mounts at one place of a container.</summary>
public sealed partial class DuplicateMount : ProblemRule;
