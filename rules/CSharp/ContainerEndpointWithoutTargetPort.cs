using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>An endpoint of an Aspire container that does not say what the container listens on.</summary>
public sealed partial class ContainerEndpointWithoutTargetPort : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var resource in context.Model.Resources)
        {
            if (resource.Kind != AspireResourceKind.Container || resource.OnlyIn == AspireScope.Publish)
                continue;
            foreach (var endpoint in resource.Endpoints)
            {
                if (endpoint.TargetPort is null && endpoint.IsProxied == true && !endpoint.IsIntegrationDefault && !endpoint.IsConditional && endpoint.OnlyIn != AspireScope.Publish)
                    context.Report(endpoint, $"the endpoint {endpoint} of {resource} has no target port: the app host throws when it starts the container");
            }
        }
    }
}
