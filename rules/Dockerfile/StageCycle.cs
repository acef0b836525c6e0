using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Stages take files from each other.</summary>
public sealed partial class StageCycle : ProblemRule;
