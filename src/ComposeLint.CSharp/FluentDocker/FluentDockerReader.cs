using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.FluentDocker;

/// <summary>
/// Containers of FluentDocker 2 (<c>new Builder().UseContainer().UseImage(...)</c>) and 3 (<c>UseContainer(c => c.UseImage(...))</c>); API.md section 5. The names mislead:
/// <c>ExposePort(5432)</c> publishes at random, and <c>WithPort</c> takes the container's port first.
/// </summary>
internal sealed class FluentDockerReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<ContainerFact> Containers()
    {
        var containers = ImmutableArray.CreateBuilder<ContainerFact>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var builder in context.Interpreter.Instances.Where(IsContainer))
        {
            if (builder.Calls.Any(call => call.Name is "UseImage" or "ExposePort" or "WithPort") && !builder.Calls.Any(call => call.Name is "UseCompose" or "FromComposeFile") && seen.Add(builder.Site))
                containers.Add(Container(builder));
        }

        return containers.ToImmutable();
    }

    private bool IsContainer(Instance instance) => context.Counts(instance) && Libraries.FullName(instance.Type) is
        "Ductus.FluentDocker.Builders.ContainerBuilder" or "FluentDocker.Builders.ContainerBuilder" or "FluentDocker.Builders.IContainerBuilder";

    private ContainerFact Container(Instance builder)
    {
        var image = builder.Calls.LastOrDefault(call => call.Name == "UseImage")?.Argument("image");
        var name = builder.Calls.LastOrDefault(call => call.Name == "WithName")?.Argument("name");
        var shown = name is { Value: Scalar { Constant: string given } } ? given : image is { Value: Scalar { Constant: string reference } } ? reference : "container";
        var nameSyntax = builder.Maker?.NameSyntax ?? builder.Calls[0].NameSyntax;
        var draft = new ContainerDraft(Places, ContainerApi.FluentDocker, shown, context.NewKey(builder.Site, shown), builder.Site, nameSyntax)
        {
            DeclaringType = ReadContext.DeclaringTypeOf(builder),
            Platform = ReadContext.PlatformOf(builder.Guards),
            Image = image is { } pulled ? Places.Text(pulled) : null,
            ContainerName = name is { } called ? Places.Text(called) : null,
            OpenPublishes = builder.IsGiven ? null : builder.Open,
        };
        foreach (var call in builder.Calls)
            Apply(call, draft, !builder.Beyond(call.Guards).IsEmpty);
        return draft.ToFact();
    }

    private void Apply(Call call, ContainerDraft draft, bool conditional)
    {
        switch (call.Name)
        {
            case "ExposePort":
                Publish(call, draft, call.Argument("hostPort"), call.Argument("containerPort"), conditional);
                break;
            case "WithPort":
                Publish(call, draft, call.Argument("hostPort"), call.Argument("containerPort"), conditional);
                break;
            case "WithNetworkMode" when call.Arguments.Length == 1:
                draft.NetworkMode = Places.Text(call.Arguments[0].Value);
                draft.IsNetworkModeConditional = conditional;
                break;
            case "IsPrivileged" when !conditional:
            case "WithPrivileged" when !conditional && call.Arguments.All(a => a.Value.Value is Scalar { Constant: true }):
                draft.Privileged = new Located<bool>(true, Places.At(call.NameSyntax));
                break;
            case "UseCapability" or "WithCapAdd" when !conditional:
                foreach (var argument in call.Arguments)
                    draft.Capabilities.AddRange(argument.Value.Value is Instance { IsGiven: false } capabilities ? capabilities.Items.Select(entry => Places.Text(entry.Item)) : new[] { Places.Text(argument.Value) });
                break;
            case "ReuseIfExists" or "KeepContainer" or "KeepRunning":
                draft.OutlivesRun = true;
                break;
            case "UseNetwork" or "WithNetwork" or "UseNetworksWithAlias" or "WithNetworkAlias":
                Join(call, draft, conditional);
                break;
            case "WithHostName" or "WithHostname" when !conditional && call.Arguments.Length == 1:
                draft.Hostname = Places.Text(call.Arguments[0].Value);
                break;
            case "HostIpMapping" when call.Argument("host") is { Value: Scalar { Constant: string host } } && call.Argument("ip") is { } ip:
                draft.ExtraHosts.Add(new HostsEntry(host, Places.Text(ip)));
                break;
            case "WithEnvironment" when call.Argument("key") is { } variable && call.Argument("value") is { } value:
                draft.Environment.Add(new EnvironmentFact(Places.Text(variable), Places.Text(value)));
                break;
            case "WithEnvironment" when call.Arguments.Length == 1:
                draft.AddPairs(call.Arguments[0].Value.Value is Instance { IsGiven: false } pairs ? pairs.Items : new[] { new Entry(null, call.Arguments[0].Value, call.Guards) });
                break;
            case "Mount" or "WithVolume" or "MountVolume":
                foreach (var argument in call.Arguments)
                {
                    if (Places.Text(argument.Value) is { IsKnown: true } path && ContainerDraft.IsEngineSocket(path.Value))
                    {
                        draft.SocketMounts.Add(path);
                        break;
                    }
                }

                break;
        }
    }

    /// <summary>Networks by name, or as services that <c>UseNetwork</c> of the builder made.</summary>
    private void Join(Call call, ContainerDraft draft, bool conditional)
    {
        var alias = call.Argument("alias");
        foreach (var argument in call.Arguments.Where(a => a.Key != "alias"))
        {
            var networks = argument.Value.Value is Instance { Type: Microsoft.CodeAnalysis.IArrayTypeSymbol, Open: null } list ? list.Items.Select(entry => entry.Item) : new[] { argument.Value };
            foreach (var network in networks)
            {
                var made = network.Value is Instance service ? context.KeyOf(service) ?? (service.Parent is { } builder ? context.KeyOf(builder) : null) : null;
                var name = Places.Text(network);
                if (made is null && !name.IsKnown)
                    draft.OpenNetworks ??= name.UnknownReason;
                var shown = name.TryGet(out var known) ? known : network.Syntax.ToString();
                draft.Networks.Add(new NetworkUse
                {
                    Span = name.Span,
                    Context = Places.ContextOf(call.Syntax),
                    Name = shown,
                    Key = draft.Key + ".networks." + (made ?? (name.IsKnown ? shown : "?")),
                    NetworkKey = made,
                    NetworkName = made is null ? name : null,
                    Aliases = alias is { } given ? ImmutableArray.Create(Places.Text(given)) : ImmutableArray<Located<string>>.Empty,
                    IsConditional = conditional,
                });
            }
        }
    }

    private void Publish(Call call, ContainerDraft draft, Operand? host, Operand? container, bool conditional)
    {
        if (container is not { } inside)
            return;
        var protocol = call.Argument("protocol") is { Value: Scalar { Constant: string text } } && text.Equals("udp", StringComparison.OrdinalIgnoreCase) ? Protocol.Udp : Protocol.Tcp;
        var port = Places.Number(inside);
        Located<PortRange>? bound = host is { } outside ? Places.Number(outside).Select(number => new PortRange(number)) : null;
        if (bound is { IsKnown: true, Value.First: 0 })
            bound = null;
        draft.AlsoPublish(draft.NewPublish(host?.Syntax ?? call.NameSyntax, port, protocol, bound, call.Syntax) with { IsConditional = conditional });
    }
}
