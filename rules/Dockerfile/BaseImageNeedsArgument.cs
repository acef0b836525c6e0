using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The base image is empty unless the build gives an argument.</summary>
public sealed partial class BaseImageNeedsArgument : ProblemRule;
