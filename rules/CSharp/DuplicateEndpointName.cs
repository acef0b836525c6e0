using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>Two endpoints of one Aspire resource with one name.</summary>
public sealed partial class DuplicateEndpointName : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var resource in context.Model.Resources)
        {
            var first = new Dictionary<string, AspireEndpoint>(StringComparer.OrdinalIgnoreCase);
            foreach (var endpoint in resource.Endpoints)
            {
                if (endpoint.IsConditional || !endpoint.EndpointName.TryGet(out var name))
                    continue;
                if (!first.TryGetValue(name, out var other))
                    first[name] = endpoint;
                else if (other.OnlyIn is null || endpoint.OnlyIn is null || other.OnlyIn == endpoint.OnlyIn)
                    context.Report(endpoint, other, $"{resource} has two endpoints called {name}: the app host throws");
            }
        }
    }
}
