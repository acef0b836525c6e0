using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The container's command runs under a shell.</summary>
public sealed partial class ShellFormCommand : ProblemRule;
