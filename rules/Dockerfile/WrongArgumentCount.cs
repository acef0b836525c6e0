using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An instruction has too few or too many arguments.</summary>
public sealed partial class WrongArgumentCount : ProblemRule;
