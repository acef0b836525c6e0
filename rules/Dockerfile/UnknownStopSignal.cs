using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>STOPSIGNAL names no signal.</summary>
public sealed partial class UnknownStopSignal : ProblemRule;
