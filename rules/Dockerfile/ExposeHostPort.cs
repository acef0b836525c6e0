using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>EXPOSE names an address or a port of the host.</summary>
public sealed partial class ExposeHostPort : ProblemRule;
