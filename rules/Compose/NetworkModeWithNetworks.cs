using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A service with both network_mode and networks.</summary>
public sealed partial class NetworkModeWithNetworks : ProblemRule;
