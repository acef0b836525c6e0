using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>EXPOSE names a port above 65535.</summary>
public sealed partial class ExposePortOutOfRange : ProblemRule;
