using ComposeLint.Analysis;

namespace ComposeLint.Rules.Compose;

/// <summary>A value that Compose refuses though its type is right.</summary>
public sealed partial class InvalidSetting : ProblemRule;
