using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary><c>WithExternalHttpEndpoints</c> where there is no HTTP endpoint yet: it opens nothing.</summary>
public sealed partial class ExternalEndpointsBeforeAny : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var resource in context.Model.Resources)
        {
            foreach (var call in resource.IdleExternals)
                context.Report(call, $"{resource} has no HTTP endpoint at this point, so that the call opens none");
        }
    }
}
