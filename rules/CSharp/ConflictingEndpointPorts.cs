using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>Ports of an endpoint of an Aspire project or program that the app host refuses.</summary>
public sealed partial class ConflictingEndpointPorts : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var resource in context.Model.Resources)
        {
            if (resource.Kind is not (AspireResourceKind.Project or AspireResourceKind.Executable) || resource.OnlyIn == AspireScope.Publish)
                continue;
            foreach (var endpoint in resource.Endpoints)
            {
                if (!endpoint.IsIntegrationDefault && !endpoint.IsConditional && endpoint.OnlyIn != AspireScope.Publish && Fault(resource, endpoint) is { } fault)
                    context.Report(endpoint, $"the endpoint {endpoint} of {resource} {fault}");
            }
        }
    }

    private static string? Fault(AspireResource resource, AspireEndpoint endpoint)
    {
        if (resource.Replicas is { IsKnown: true, Value: > 1 } replicas)
        {
            if (endpoint.IsProxied == false)
                return $"has no proxy, and {replicas.Value} replicas cannot all listen on its port: the app host throws";
            if (endpoint.IsProxied == true && endpoint.TargetPort is { IsKnown: true } target)
                return $"makes all {replicas.Value} replicas listen on port {target.Value}: the app host throws";
        }

        if (endpoint.Port is not { IsKnown: true } port || endpoint.TargetPort is not { IsKnown: true } inside)
            return null;
        return endpoint.IsProxied switch
        {
            true when port.Value == inside.Value => $"gives the proxy and the program the same port {port.Value}: the app host throws",
            false when port.Value != inside.Value => $"has no proxy, so that port {port.Value} and target port {inside.Value} must be the same: the app host throws",
            _ => null,
        };
    }
}
