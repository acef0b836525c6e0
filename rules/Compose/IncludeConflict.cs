using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A resource that an included file declares too.</summary>
public sealed partial class IncludeConflict : ProblemRule;
