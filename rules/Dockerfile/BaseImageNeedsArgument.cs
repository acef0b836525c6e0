using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The base image needs a build argument.</summary>
public sealed partial class BaseImageNeedsArgument : ProblemRule;
