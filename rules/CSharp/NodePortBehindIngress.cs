using ComposeLint.Analysis;

namespace ComposeLint.Rules.CSharp;

/// <summary>A Kubernetes service that an Ingress already fronts, open on every node as well.</summary>
public sealed partial class NodePortBehindIngress : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (context.Model.Project.IsTest)
            return;
        foreach (var service in context.Model.ClusterServices)
        {
            if (!service.IsOnEveryNode || service.ServiceName is null)
                continue;
            var backend = context.Model.IngressBackends.FirstOrDefault(item => item.IsFor(service));
            if (backend is not null)
                context.Report(new Text.Element(service.Type!.Value.Span, service.Context, service.Name, service.Key + ".type"), backend, $"{service} is a {service.Type} service, so that every node serves it past the Ingress {backend.Ingress} in front of it");
        }
    }
}
