using ComposeLint.Analysis;

namespace ComposeLint.Rules.Naming;

/// <summary>Several containers of one fixed name.</summary>
public sealed partial class ContainerNameWithReplicas : ProblemRule;
