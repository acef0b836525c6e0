using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary>A call of an immutable builder as a statement: what it returns is dropped, and it does nothing.</summary>
public sealed partial class DroppedBuilderCall : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var call in context.Model.DroppedCalls)
        {
            context.Report(
                call,
                $"{call} returns a new builder, which is dropped here: the call has no effect",
                fixes: call.Keep.IsEmpty ? ImmutableArray<Fix>.Empty : ImmutableArray.Create(new Fix("Keep the builder that is returned", call.Keep)));
        }
    }
}
