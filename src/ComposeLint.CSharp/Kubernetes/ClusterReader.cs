using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Kubernetes;

/// <summary>
/// Services, Ingresses and pods that reach a real client call of KubernetesClient; the many that unit tests make up do not count (API.md section 7).
/// </summary>
internal sealed class ClusterReader(ReadContext context)
{
    private const string Models = "k8s.Models.";

    /// <summary>How deep a pod lies in what makes it: a cron job's is the deepest.</summary>
    private const int PodDepth = 8;

    private Places Places => context.Places;

    public ImmutableArray<ClusterServiceFact> Services()
    {
        var services = ImmutableArray.CreateBuilder<ClusterServiceFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var (service, call) in Created("V1Service"))
        {
            if (service.Object("Spec") is { } spec && seen.Add(Places.At(service.Site)))
                services.Add(Service(service, spec, call));
        }

        return services.ToImmutable();
    }

    public ImmutableArray<IngressBackendFact> Backends()
    {
        var backends = ImmutableArray.CreateBuilder<IngressBackendFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var (ingress, call) in Created("V1Ingress"))
        {
            foreach (var backend in BackendsOf(ingress))
            {
                if (backend.Object("Service") is { } target && target.Assigned("Name") is { } name && Backend(ingress, target, name.Item, call) is var fact && seen.Add(fact.Span))
                    backends.Add(fact);
            }
        }

        return backends.ToImmutable();
    }

    public ImmutableArray<NodeNetworkFact> NodeNetworks()
    {
        var taken = ImmutableArray.CreateBuilder<NodeNetworkFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var (owner, _) in Created(null))
        {
            foreach (var pod in PodsIn(owner, PodDepth))
            {
                if (pod.Assigned("HostNetwork") is { Item: { Value: Scalar { Constant: true } } whole } && seen.Add(Places.At(whole.Syntax)))
                    taken.Add(Taken(owner, whole, null));
                foreach (var port in pod.Elements("Containers").SelectMany(c => (c.Item.Value as Instance)?.Elements("Ports") ?? Enumerable.Empty<Entry>()))
                {
                    if (port.Item.Value is Instance one && one.Assigned("HostPort") is { Item: var written } && !Places.IsAbsent(written) && seen.Add(Places.At(written.Syntax)))
                        taken.Add(Taken(owner, written, Places.Number(written)));
                }
            }
        }

        return taken.ToImmutable();
    }

    /// <summary>The objects of a model that a call creates or replaces in a cluster.</summary>
    private IEnumerable<(Instance Made, Call Sink)> Created(string? model)
    {
        foreach (var made in context.Interpreter.Instances.Where(context.Counts))
        {
            if (made.IsGiven || !Libraries.FullName(made.Type).StartsWith(Models, StringComparison.Ordinal) || model is not null && made.Type!.Name != model)
                continue;
            if (made.PassedTo.FirstOrDefault(IsSink) is { } sink)
                yield return (made, sink);
        }
    }

    private static bool IsSink(Call call) =>
        (call.Name.StartsWith("Create", StringComparison.Ordinal) || call.Name.StartsWith("Replace", StringComparison.Ordinal)) && Libraries.FullName(call.Method.ContainingType).StartsWith("k8s.", StringComparison.Ordinal);

    private ClusterServiceFact Service(Instance service, Instance spec, Call call)
    {
        var name = NameOf(service);
        var key = context.NewKey(service.Site, name ?? "service");
        var ports = spec.Object("Ports");
        return new ClusterServiceFact
        {
            Span = Places.At(service.Maker?.NameSyntax ?? service.Site),
            Context = Places.ContextOf(service.Site),
            Name = name ?? "the service",
            Key = key,
            ServiceName = name,
            Namespace = NamespaceOf(service, call),
            Type = spec.Assigned("Type") is { Item: var type } && !Places.IsAbsent(type) ? Places.Text(type) : null,
            Ports = (ports?.Items ?? Enumerable.Empty<Entry>()).Select(entry => entry.Item.Value).OfType<Instance>().Select(port => Port(port, key, service)).ToImmutableArray(),
            OpenPorts = ports is not null && ports.Items.All(entry => entry.Item.Value is Instance) ? ports.Open : Unknown.Computed,
        };
    }

    private ClusterPortFact Port(Instance port, string key, Instance service)
    {
        var node = Number(port, "NodePort");
        var number = Number(port, "Port");
        var shown = node is { IsKnown: true, Value: var known } ? known.ToString(CultureInfo.InvariantCulture) : "?";
        return new ClusterPortFact
        {
            Span = node?.Span ?? number?.Span ?? Places.At(port.Site),
            Context = Places.ContextOf(service.Site),
            Name = shown,
            Key = key + (node is null ? ".port." + (number is { IsKnown: true, Value: var own } ? own.ToString(CultureInfo.InvariantCulture) : "?") : ".nodePort." + shown),
            Port = number,
            NodePort = node,
            PortName = Text(port, "Name"),
            Protocol = Text(port, "Protocol") is { IsKnown: true, Value: var spoken } ? spoken : "TCP",
        };
    }

    private static IEnumerable<Instance> BackendsOf(Instance ingress)
    {
        if (ingress.Object("Spec") is not { } spec)
            yield break;
        if (spec.Object("DefaultBackend") is { } standard)
            yield return standard;
        foreach (var path in spec.Elements("Rules").SelectMany(rule => (rule.Item.Value as Instance)?.Object("Http")?.Elements("Paths") ?? Enumerable.Empty<Entry>()))
        {
            if ((path.Item.Value as Instance)?.Object("Backend") is { } backend)
                yield return backend;
        }
    }

    private IngressBackendFact Backend(Instance ingress, Instance target, Operand name, Call call)
    {
        var service = Places.Text(name);
        var port = target.Object("Port");
        var shown = service.TryGet(out var known) ? known : "?";
        return new IngressBackendFact
        {
            Span = service.Span,
            Context = Places.ContextOf(ingress.Site),
            Name = shown,
            Key = context.NewKey(ingress.Site, (NameOf(ingress) ?? "ingress") + ".backend." + shown),
            Ingress = NameOf(ingress),
            Namespace = NamespaceOf(ingress, call),
            Service = service,
            Port = port is null ? null : Number(port, "Number"),
            PortName = port is null ? null : Text(port, "Name"),
        };
    }

    private NodeNetworkFact Taken(Instance owner, Operand written, Located<int>? port)
    {
        var name = NameOf(owner);
        var shown = port is not { } one ? "hostNetwork" : one.TryGet(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "?";
        return new NodeNetworkFact
        {
            Span = Places.At(written.Syntax),
            Context = Places.ContextOf(owner.Site),
            Name = shown,
            Key = context.NewKey(owner.Site, (name ?? "pod") + "." + shown),
            Owner = name,
            HostPort = port,
        };
    }

    /// <summary>The pods in an object: its own, or those of its template.</summary>
    private static IEnumerable<Instance> PodsIn(Instance owner, int depth)
    {
        if (owner.Type?.Name == "V1PodSpec")
            return new[] { owner };
        return depth == 0
            ? Enumerable.Empty<Instance>()
            : owner.Members.Values.Select(entry => entry.Item.Value).Concat(owner.Given.Values).OfType<Instance>()
                .Where(inner => Libraries.FullName(inner.Type).StartsWith(Models, StringComparison.Ordinal))
                .SelectMany(inner => PodsIn(inner, depth - 1));
    }

    private static string? NameOf(Instance made) => made.Object("Metadata")?.Assigned("Name") is { Item.Value: Scalar { Constant: string name, DefaultOf: null } } ? name : null;

    private static string? NamespaceOf(Instance made, Call call) =>
        (call.Argument("namespaceParameter")?.Value ?? call.Argument("ns")?.Value ?? made.Object("Metadata")?.Assigned("NamespaceProperty")?.Item.Value) is Scalar { Constant: string name, DefaultOf: null } ? name : null;

    private Located<int>? Number(Instance owner, string member) => owner.Assigned(member) is { Item: var written } && !Places.IsAbsent(written) ? Places.Number(written) : null;

    private Located<string>? Text(Instance owner, string member) => owner.Assigned(member) is { Item: var written } && !Places.IsAbsent(written) ? Places.Text(written) : null;
}
