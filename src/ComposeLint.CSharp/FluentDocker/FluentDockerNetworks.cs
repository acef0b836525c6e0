using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.FluentDocker;

/// <summary>Networks of FluentDocker: <c>new Builder().UseNetwork("n").UseSubnet(...)</c> of version 2, <c>UseNetwork(n => n.WithName(...))</c> of 3 (API.md section 5).</summary>
internal sealed class FluentDockerNetworks(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<NetworkFact> Networks()
    {
        var networks = ImmutableArray.CreateBuilder<NetworkFact>();
        foreach (var builder in context.Interpreter.Instances.Where(context.Counts))
        {
            if (Libraries.FullName(builder.Type) is "Ductus.FluentDocker.Builders.NetworkBuilder" or "FluentDocker.Builders.INetworkBuilder" or "FluentDocker.Builders.NetworkBuilder" && (builder.Maker is not null || builder.IsGiven && builder.Calls.Count > 0))
                networks.Add(Network(builder));
        }

        return networks.ToImmutable();
    }

    private NetworkFact Network(Instance builder)
    {
        var name = Last(builder, "WithName") ?? builder.Maker?.Argument("name");
        var located = Places.IsAbsent(name) ? (Located<string>?)null : Places.Text(name!.Value);
        var shown = located is { IsKnown: true, Value: var known } ? known : ReadContext.NameOf(builder);
        var key = context.NewKey(builder.Site, shown);
        context.Remember(builder, key);
        var subnet = Last(builder, "UseSubnet") ?? Last(builder, "WithSubnet");
        var isAlways = builder.Calls.All(call => builder.Beyond(call.Guards).IsEmpty);
        return new NetworkFact
        {
            Span = Places.At(builder.Maker?.NameSyntax ?? builder.Calls[0].NameSyntax),
            Context = Places.ContextOf(builder.Site),
            Name = shown,
            Key = key,
            Api = ContainerApi.FluentDocker,
            DeclaringType = ReadContext.DeclaringTypeOf(builder),
            NetworkName = located,
            Driver = Last(builder, "UseDriver") is { } driver ? Places.Text(driver) : null,
            Internal = Flag(builder, "IsInternal", "AsInternal"),
            Attachable = Flag(builder, "IsAttachAble", ""),
            Options = builder.Calls.Where(call => call.Name is "UseDriverOption" or "WithOption" && call.Arguments.Length == 2)
                .Where(call => call.Arguments[0].Value.Value is Scalar { Constant: string })
                .Select(call => new DriverOption((string)((Scalar)call.Arguments[0].Value.Value).Constant!, Places.Text(call.Arguments[1].Value))).ToImmutableArray(),
            Pools = subnet is not { } range ? ImmutableArray<PoolFact>.Empty : ImmutableArray.Create(new PoolFact
            {
                Span = Places.At(range.Syntax),
                Context = Places.ContextOf(builder.Site),
                Name = Places.Text(range) is { IsKnown: true, Value: var text } ? text : "pool",
                Key = key + ".ipam." + (Places.Text(range) is { IsKnown: true, Value: var part } ? part : "?"),
                Subnet = Places.Text(range),
                Gateway = (Last(builder, "UseGateway") ?? Last(builder, "WithGateway")) is { } gateway ? Places.Text(gateway) : null,
                Range = (Last(builder, "UseIpRange") ?? Last(builder, "WithIPRange")) is { } addresses ? Places.Text(addresses) : null,
            }),
            Open = !isAlways ? Unknown.Conditional : builder.IsGiven ? null : builder.Open,
        };
    }

    /// <summary>The one argument of the last call of a method, of a list of one too.</summary>
    private static Operand? Last(Instance builder, string method) =>
        builder.Calls.LastOrDefault(call => call.Name == method && call.Arguments.Length > 0)?.Arguments[0].Value is not { } argument ? null
        : argument.Value is Instance { IsGiven: false, Open: null, Items: { Count: 1 } items } ? items[0].Item : argument;

    private Located<bool>? Flag(Instance builder, string method, string other) =>
        builder.Calls.LastOrDefault(call => call.Name == method || call.Name == other) is not { } call ? null
        : call.Arguments.Length > 0 ? Places.Truth(call.Arguments[0].Value) : new Located<bool>(true, Places.At(call.NameSyntax));
}
