using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Rules.CSharp;

/// <summary>An Ingress that sends requests to a port which its service does not have.</summary>
public sealed partial class IngressBackendNotServed : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (context.Model.Project.IsTest)
            return;
        foreach (var backend in context.Model.IngressBackends)
        {
            var services = context.Model.ClusterServices.Where(backend.IsFor).ToList();
            if (services.Count == 1 && services[0] is { OpenPorts: null, Ports.IsEmpty: false } service && Missing(backend, service) is { } port)
                context.Report(backend, service, $"the Ingress sends to port {port} of {service}, which has {string.Join(", ", service.Ports.Select(Shown))} alone: requests are answered with 503");
        }
    }

    private static string? Missing(IngressBackendFact backend, ClusterServiceFact service)
    {
        if (backend.Port is { IsKnown: true, Value: var number } && service.Ports.All(port => port.Port is { IsKnown: true } own && own.Value != number))
            return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (backend.PortName is { IsKnown: true, Value: var name } && service.Ports.All(port => port.PortName is null or { IsKnown: true } && port.PortName?.Value != name))
            return name;
        return null;
    }

    private static string Shown(ClusterPortFact port) => port.PortName is { IsKnown: true, Value: var name } ? $"{port.Port} ({name})" : $"{port.Port}";
}
