using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.CSharp.Aspire;

/// <summary>The Compose environments of an app host: <c>AddDockerComposeEnvironment</c>, and <c>AddDockerComposePublisher</c> of Aspire 9.2.</summary>
internal sealed class ComposeEnvironmentReader(ReadContext context)
{
    private Places Places => context.Places;

    public ImmutableArray<ComposeEnvironmentFact> Environments()
    {
        var environments = ImmutableArray.CreateBuilder<ComposeEnvironmentFact>();
        foreach (var instance in context.Interpreter.Instances)
        {
            if (instance is { Maker.Name: "AddDockerComposeEnvironment" or "AddDockerComposePublisher", IsGiven: false } && context.Counts(instance))
                environments.Add(Environment(instance, instance.Maker!));
        }

        return environments.ToImmutable();
    }

    private ComposeEnvironmentFact Environment(Instance instance, Call maker)
    {
        var name = maker.Argument("name") is { } given ? Places.Text(given) : Located<string>.Unknown(Unknown.Computed, Places.At(maker.NameSyntax));
        var shown = name.TryGet(out var known) ? known : "compose";
        var key = context.NewKey(instance.Site, shown);
        var fact = new ComposeEnvironmentFact
        {
            Span = name.IsKnown ? name.Span : Places.At(maker.NameSyntax),
            Context = Places.ContextOf(maker.Syntax),
            Name = shown,
            Key = key,
            Open = maker.Name == "AddDockerComposePublisher" ? "an older publisher is configured otherwise" : null,
        };
        foreach (var call in instance.Calls)
        {
            var configured = call.Argument("configure") is { Value: Function { GivenArguments: { IsEmpty: false } handed } } ? handed[0] as Instance : null;
            switch (call.Name)
            {
                case "WithProperties":
                    if (configured is null)
                        fact = fact with { Open = fact.Open ?? Unknown.External };
                    else if (configured.Assigned("DefaultNetworkName") is { Item: var network } && !Places.IsAbsent(network))
                        fact = fact with { DefaultNetwork = configured.Beyond(configured.Assigned("DefaultNetworkName")!.Guards).IsEmpty ? Places.Text(network) : Located<string>.Unknown(Unknown.Conditional, Places.At(network.Syntax)) };
                    break;
                case "ConfigureComposeFile" when configured is null:
                    fact = fact with { Open = fact.Open ?? Unknown.External };
                    break;
                case "ConfigureComposeFile":
                    fact = Configured(fact, configured!);
                    break;
            }
        }

        return fact;
    }

    private ComposeEnvironmentFact Configured(ComposeEnvironmentFact fact, Instance file)
    {
        var networks = fact.Networks.ToBuilder();
        var services = fact.Services.ToBuilder();
        var open = fact.Open;
        foreach (var call in file.Calls)
        {
            var added = call.Arguments.Length == 1 ? call.Arguments[0].Value : default;
            if (call.Name == "AddNetwork" && NameOf(added.Value) is { } name)
                networks.Add(Network(name, added, fact.Key));
            else if (call.Name == "AddService" && NameOf(added.Value) is { Value: Scalar { Constant: string service } })
                services.Add(service);
            else if (call.Name is "AddNetwork" or "AddService")
                open ??= Unknown.Computed;
        }

        foreach (var entry in file.Elements("Networks"))
        {
            if (entry.Key is { } name)
                networks.Add(Network(name, entry.Item, fact.Key));
        }

        foreach (var entry in file.Elements("Services"))
        {
            if (entry.Key is { Value: Scalar { Constant: string service } })
                services.Add(service);
            else
                open ??= Unknown.Computed;
        }

        if (file.Object("Networks") is { Open: { } why } list && (!list.IsGiven || why != Unknown.External))
            open ??= why;
        return fact with { Networks = networks.ToImmutable(), Services = services.ToImmutable(), Open = open };
    }

    private static Operand? NameOf(Value? made) => made is Instance network && network.Assigned("Name") is { Item: var name } ? name : null;

    private PublishedNetwork Network(Operand name, Operand made, string key)
    {
        var text = Places.Text(name);
        var shown = text.TryGet(out var known) ? known : "?";
        var network = made.Value as Instance;
        return new PublishedNetwork
        {
            Span = text.Span,
            Context = Places.ContextOf(name.Syntax),
            Name = shown,
            Key = key + ".networks." + shown,
            Driver = network?.Assigned("Driver") is { Item: var driver } && !Places.IsAbsent(driver) ? Places.Text(driver) : null,
            Internal = Truth(network, "Internal"),
            Attachable = Truth(network, "Attachable"),
            External = Truth(network, "External"),
            Options = (network?.Elements("DriverOpts") ?? Enumerable.Empty<Entry>()).Where(entry => entry.Key is { Value: Scalar { Constant: string } })
                .Select(entry => new DriverOption((string)((Scalar)entry.Key!.Value.Value).Constant!, Places.Text(entry.Item))).ToImmutableArray(),
        };
    }

    private Located<bool>? Truth(Instance? owner, string member) => owner?.Assigned(member) is { Item: var written } && !Places.IsAbsent(written) ? Places.Truth(written) : null;
}
