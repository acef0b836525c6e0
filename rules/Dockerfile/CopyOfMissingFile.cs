using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>COPY takes what is not in the build context.</summary>
public sealed partial class CopyOfMissingFile : ProblemRule;
