using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.DockerDotNet;

/// <summary>Services of a swarm: <c>CreateServiceAsync</c> and <c>UpdateServiceAsync</c> with a <c>ServiceSpec</c> (API.md section 3).</summary>
internal sealed class SwarmReader(ReadContext context)
{
    private const string Models = "Docker.DotNet.Models.";

    private readonly ParametersReader _parameters = new(context);

    private Places Places => context.Places;

    public ImmutableArray<ContainerFact> Services(bool isTest)
    {
        var services = ImmutableArray.CreateBuilder<ContainerFact>();
        var seen = new HashSet<SourceSpan>();
        foreach (var parameters in context.Interpreter.Instances)
        {
            var sink = Libraries.FullName(parameters.Type) switch
            {
                Models + "ServiceCreateParameters" => "CreateServiceAsync",
                Models + "ServiceUpdateParameters" => "UpdateServiceAsync",
                _ => null,
            };
            if (sink is null || parameters.IsGiven || !context.Counts(parameters) || !ParametersReader.IsLive(parameters, sink, isTest))
                continue;
            if (parameters.Object("Service") is { Maker: not null, IsGiven: false } spec && seen.Add(Places.At(spec.Site)))
                services.Add(Service(spec));
        }

        return services.ToImmutable();
    }

    private ContainerFact Service(Instance spec)
    {
        var name = Text(spec, "Name");
        var task = spec.Object("TaskTemplate");
        var container = task?.Object("ContainerSpec");
        var shown = name is { IsKnown: true, Value: var given } ? given : ReadContext.NameOf(spec);
        var draft = new ContainerDraft(Places, ContainerApi.DockerDotNet, shown, context.NewKey(spec.Site, shown), spec.Site, spec.Maker!.NameSyntax)
        {
            DeclaringType = ReadContext.DeclaringTypeOf(spec),
            Platform = ReadContext.PlatformOf(spec.Guards),
            Image = container is null ? null : Text(container, "Image"),
            Hostname = container is null ? null : Text(container, "Hostname"),
            Swarm = new SwarmFact
            {
                IsGlobal = spec.Object("Mode")?.Assigned("Global") is { Item: var global } && !Places.IsAbsent(global),
                Replicas = spec.Object("Mode")?.Object("Replicated")?.Assigned("Replicas") is { Item: var replicas } && !Places.IsAbsent(replicas) ? Places.Number(replicas) : null,
                EndpointMode = spec.Object("EndpointSpec") is { } endpoint ? Text(endpoint, "Mode") : null,
            },
        };
        if (container is not null)
        {
            draft.AddPairs(container.Elements("Env"));
            draft.AddMounts(container.Elements("Mounts"));
        }

        Publish(spec, draft);
        foreach (var entry in (task?.Elements("Networks") ?? Enumerable.Empty<Entry>()).Concat(spec.Elements("Networks")))
            Join(entry, draft);
        draft.OpenNetworks ??= task?.Object("Networks")?.Open ?? spec.Object("Networks")?.Open;
        return draft.ToFact();
    }

    private void Publish(Instance spec, ContainerDraft draft)
    {
        if (spec.Object("EndpointSpec") is not { } endpoint)
        {
            draft.OpenPublishes ??= spec.Assigned("EndpointSpec") is { Item: var written } && !Places.IsAbsent(written) ? Places.Reason(written.Value) : null;
            return;
        }

        draft.OpenPublishes ??= endpoint.IsGiven && endpoint.Assigned("Ports") is null ? Unknown.External : endpoint.Object("Ports") is { } list ? list.Open : endpoint.Assigned("Ports") is { Item: var other } && !Places.IsAbsent(other) ? Places.Reason(other.Value) : null;
        foreach (var entry in endpoint.Elements("Ports"))
        {
            if (entry.Item.Value is not Instance port || port.Assigned("TargetPort") is not { Item: var inside })
            {
                draft.OpenPublishes ??= Unknown.Computed;
                continue;
            }

            var outside = port.Assigned("PublishedPort") is { Item: var published } && !Places.IsAbsent(published) ? published : (Operand?)null;
            Located<PortRange>? host = outside is { } given ? Places.Number(given).Select(number => new PortRange(number)) : null;
            if (host is { IsKnown: true, Value.First: 0 })
                host = null;
            var protocol = Text(port, "Protocol") is { IsKnown: true, Value: "udp" } ? Protocol.Udp : Protocol.Tcp;
            draft.AlsoPublish(draft.NewPublish(outside?.Syntax ?? inside.Syntax, Places.Number(inside), protocol, host) with
            {
                IsConditional = !spec.Beyond(entry.Guards).IsEmpty,
                Mode = Text(port, "PublishMode")?.Select(mode => mode == "host" ? PublishMode.Host : PublishMode.Ingress),
            });
        }
    }

    private void Join(Entry entry, ContainerDraft draft)
    {
        if (entry.Item.Value is Instance network && network.Assigned("Target") is { Item: var target })
            draft.Networks.Add(_parameters.Use(target, draft) with { Aliases = network.Elements("Aliases").Select(alias => Places.Text(alias.Item)).ToImmutableArray() });
        else
            draft.OpenNetworks ??= Unknown.Computed;
    }

    private Located<string>? Text(Instance owner, string member) => owner.Assigned(member) is { Item: var written } && !Places.IsAbsent(written) ? Places.Text(written) : null;
}
