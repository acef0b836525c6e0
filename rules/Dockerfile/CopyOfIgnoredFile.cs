using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY takes what .dockerignore keeps out.</summary>
public sealed partial class CopyOfIgnoredFile : ProblemRule;
