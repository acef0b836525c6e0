using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A service named where none is: extends, network_mode, additional contexts.</summary>
public sealed partial class UndefinedService : ProblemRule;
