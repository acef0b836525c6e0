using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A service that extends one of an included file.</summary>
public sealed partial class ExtendsIncludedService : ProblemRule;
