using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>EXPOSE names a protocol that is none.</summary>
public sealed partial class UnknownExposeProtocol : ProblemRule;
