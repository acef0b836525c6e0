using ComposeLint.Analysis;

namespace ComposeLint.Rules.Overlay;

/// <summary>A key for which a stack is not deployed at all.</summary>
public sealed partial class KeyRefusedByStack : ProblemRule;
