using ComposeLint.CSharp.DockerDotNet;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Testcontainers;

/// <summary>Containers and networks of Testcontainers for .NET, as its converter makes them (API.md section 2, executed on 4.16.0).</summary>
internal sealed class TestcontainersReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<NetworkFact> Networks()
    {
        var networks = ImmutableArray.CreateBuilder<NetworkFact>();
        foreach (var group in Built(IsNetworkBuilder))
        {
            var built = group[0];
            var key = context.NewKey(built);
            foreach (var one in group)
                context.Remember(one, key);
            networks.Add(Network(built, key));
        }

        return networks.ToImmutable();
    }

    public ImmutableArray<ContainerFact> Containers()
    {
        var containers = ImmutableArray.CreateBuilder<ContainerFact>();
        foreach (var group in Built(IsContainerBuilder))
            containers.Add(Container(group));
        return containers.ToImmutable();
    }

    /// <summary>What was built, by place: a helper's container that several callers make alike is one.</summary>
    private IEnumerable<List<Instance>> Built(Func<ITypeSymbol, bool> isBuilder)
    {
        var groups = new List<List<Instance>>();
        foreach (var built in context.Interpreter.Instances)
        {
            if (built.BuiltFrom is not { } chain || chain.Root.Type is not { } type || !isBuilder(type) || !context.Counts(built))
                continue;
            var same = groups.FirstOrDefault(group => group[0].Site == built.Site && IsAlike(group[0].BuiltFrom!, chain));
            if (same is null)
                groups.Add(new List<Instance> { built });
            else
                same.Add(built);
        }

        return groups;
    }

    private static bool IsAlike(Chain a, Chain b) =>
        a.Calls.Count == b.Calls.Count && a.Calls.Zip(b.Calls, (x, y) => x.Syntax == y.Syntax && x.Arguments.Zip(y.Arguments, (p, q) => IsAlike(p.Value.Value, q.Value.Value)).All(same => same)).All(same => same);

    private static bool IsAlike(Value a, Value b) => a is not Scalar x || b is Scalar y && Equals(x.Constant, y.Constant);

    private ContainerFact Container(List<Instance> group)
    {
        var built = group[0];
        var chain = built.BuiltFrom!;
        var root = chain.Root;
        var draft = new ContainerDraft(Places, ContainerApi.Testcontainers, Display(built), context.NewKey(built), root.Site, root.Maker!.NameSyntax)
        {
            DeclaringType = ReadContext.DeclaringTypeOf(root),
            Platform = ReadContext.PlatformOf(root.Guards),
            OpenPublishes = chain.Open,
            OpenNetworks = chain.Open,
        };
        foreach (var one in group)
            context.Remember(one, draft.Key);
        foreach (var port in ModulePorts.Of(root.Type!))
        {
            var located = new Located<int>(port, Places.At(root.Maker.NameSyntax));
            draft.Publish(draft.NewPublish(root.Maker.NameSyntax, located, Protocol.Tcp, null) with { IsModuleDefault = true });
        }

        if (!ModulePorts.IsKnown(root.Type!))
            draft.OpenPublishes ??= "the builder " + root.Type!.Name + " may add ports of its own";
        if (root.Maker.Argument("image") is { } image)
            draft.Image = ContainerCalls.ImageOf(image, Places);
        var calls = new ContainerCalls(context, draft, root);
        foreach (var call in chain.Calls)
            calls.Apply(call);
        foreach (var call in group.SelectMany(one => one.Calls))
            calls.ApplyToBuilt(call);
        return draft.ToFact();
    }

    private static string Display(Instance built) => VariableOf(built)?.Name ?? ModuleName(built.BuiltFrom!.Root.Type!.Name);

    private static ISymbol? VariableOf(Instance built) => built.Variable ?? built.BuiltFrom!.Root.Variable;

    private static string ModuleName(string builder) =>
        builder.EndsWith("Builder", StringComparison.Ordinal) && builder.Length > 7 ? builder.Substring(0, builder.Length - 7).ToLowerInvariant() : builder;

    private NetworkFact Network(Instance built, string key)
    {
        var chain = built.BuiltFrom!;
        Located<string>? name = null, driver = null;
        var options = new List<DriverOption>();
        Instance? modified = null;
        foreach (var call in chain.Calls)
        {
            var conditional = !chain.Root.Beyond(call.Guards).IsEmpty;
            switch (call.Name)
            {
                case "WithName" when call.Argument("name") is { } given:
                    name = conditional ? Located<string>.Unknown(Unknown.Conditional, Places.At(given.Syntax)) : Places.Text(given);
                    break;
                case "WithDriver" when call.Argument("driver") is { } given:
                    driver = conditional ? Located<string>.Unknown(Unknown.Conditional, Places.At(given.Syntax)) : Places.Text(given);
                    break;
                case "WithOption" when call.Argument("name") is { Value: Scalar { Constant: string option } } && call.Argument("value") is { } value:
                    options.Add(new DriverOption(option, Places.Text(value)));
                    break;
                case "WithCreateParameterModifier" when !conditional && call.Argument("parameterModifier") is { Value: Function { GivenArguments: { IsEmpty: false } given } }:
                    modified = given[0] as Instance;
                    break;
            }
        }

        var fact = new NetworkFact
        {
            Span = Places.At(chain.Root.Maker!.NameSyntax),
            Context = Places.ContextOf(chain.Root.Site),
            Name = VariableOf(built)?.Name ?? "network",
            Key = key,
            Api = ContainerApi.Testcontainers,
            DeclaringType = ReadContext.DeclaringTypeOf(chain.Root),
            NetworkName = name,
            Driver = driver,
            Options = options.ToImmutableArray(),
            Open = chain.Open,
        };
        return modified is null ? fact : new ParametersReader(context).Modified(fact, modified);
    }

    private static bool IsNetworkBuilder(ITypeSymbol type) => Libraries.FullName(type) is "DotNet.Testcontainers.Builders.NetworkBuilder" or "DotNet.Testcontainers.Builders.TestcontainersNetworkBuilder";

    private static bool IsContainerBuilder(ITypeSymbol type) =>
        type.Name != "ComposeBuilder" && Libraries.Bases(type).Any(t => t is INamedTypeSymbol named && Libraries.MetadataName(named) is
            "DotNet.Testcontainers.Builders.ContainerBuilder`3" or "DotNet.Testcontainers.Builders.ContainerBuilder`4" or "DotNet.Testcontainers.Builders.TestcontainersBuilder`1");
}
