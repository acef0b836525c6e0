using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The protocol of EXPOSE is not in lower case.</summary>
public sealed partial class ExposeProtocolCasing : ProblemRule;
