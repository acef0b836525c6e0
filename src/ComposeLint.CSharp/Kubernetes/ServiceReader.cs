using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Kubernetes;

/// <summary>Services that reach a real client call of KubernetesClient; the many that unit tests make up do not count (API.md section 7).</summary>
internal sealed class ServiceReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<NodePortFact> NodePorts()
    {
        var ports = ImmutableArray.CreateBuilder<NodePortFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var service in context.Interpreter.Instances.Where(context.Counts))
        {
            if (Libraries.FullName(service.Type) != "k8s.Models.V1Service" || service.IsGiven || !service.PassedTo.Any(call => call.Name.StartsWith("CreateNamespacedService", StringComparison.Ordinal)))
                continue;
            if (Object(service, "Spec") is not { } spec || Object(spec, "Ports") is not { } list || !IsOpenToNodes(spec))
                continue;
            foreach (var entry in list.Items)
            {
                if (entry.Item.Value is Instance port && port.Members.TryGetValue("NodePort", out var written) && !Places.IsAbsent(written.Item) && Fact(service, port, written.Item) is var fact && seen.Add(fact.Span))
                    ports.Add(fact);
            }
        }

        return ports.ToImmutable();
    }

    private static bool IsOpenToNodes(Instance spec) => spec.Members.TryGetValue("Type", out var type) && type.Item.Value is Scalar { Constant: "NodePort" or "LoadBalancer" };

    private NodePortFact Fact(Instance service, Instance port, Operand written)
    {
        var number = Places.Number(written);
        var shown = number.TryGet(out var known) ? known.ToString(CultureInfo.InvariantCulture) : "?";
        var name = Object(service, "Metadata") is { } metadata && metadata.Members.TryGetValue("Name", out var given) && given.Item.Value is Scalar { Constant: string text } ? text : null;
        return new NodePortFact
        {
            Span = number.Span,
            Context = Places.ContextOf(service.Site),
            Name = shown,
            Key = string.Join(".", "csharp", ReadContext.DeclaringTypeOf(service), name ?? "service", "nodePort", shown),
            Service = name,
            Port = number,
            Protocol = port.Members.TryGetValue("Protocol", out var protocol) && protocol.Item.Value is Scalar { Constant: string spoken } ? spoken : "TCP",
        };
    }

    private static Instance? Object(Instance owner, string name) =>
        owner.Members.TryGetValue(name, out var entry) ? entry.Item.Value as Instance : owner.Given.TryGetValue(name, out var given) ? given : null;
}
