using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary>A port in a string that the engine, or the library, cannot read.</summary>
public sealed partial class MalformedPort : ProblemRule
{
}
