using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Aspire;

/// <summary>The resources of an Aspire app host: mutable builders, one object for each resource (API.md section 4).</summary>
internal sealed class AspireReader(ReadContext context)
{
    private const string Model = "Aspire.Hosting.ApplicationModel.";

    private Places Places => context.Places;

    public ImmutableArray<AspireResource> Resources()
    {
        var made = context.Interpreter.Instances
            .Where(instance => instance is { Maker: not null, IsGiven: false, BuiltFrom: null } && Libraries.ResourceType(instance.Type) is not null && context.Counts(instance) && IsMade(instance))
            .ToList();
        foreach (var instance in made)
            context.Remember(instance, NameOf(instance.Maker!) is { Value: Scalar { Constant: string name } } ? context.NewKey(instance.Site, name) : context.NewKey(instance));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return made.Select(Resource).Where(resource => seen.Add(Signature(resource))).ToImmutableArray();
    }

    /// <summary>
    /// A resource is what the app's builder adds, a child of another one, or a tool that a <c>With...</c> method configures; what a method of another name gives back
    /// (<c>CreateResourceBuilder</c>) may be one that is known already.
    /// </summary>
    private static bool IsMade(Instance instance) =>
        instance.Maker!.Name.StartsWith("Add", StringComparison.Ordinal) ||
        instance.Maker.Name.StartsWith("With", StringComparison.Ordinal) && Libraries.ResourceType(instance.Parent?.Type) is not null;

    private static string Signature(AspireResource resource) =>
        string.Join("|", resource.Span, resource.ResourceName, string.Join(",", resource.Endpoints.Select(e => e.Name)));

    private AspireResource Resource(Instance instance)
    {
        var type = Libraries.ResourceType(instance.Type)!;
        var maker = instance.Maker!;
        var kind = KindOf(type);
        var isTool = maker.Name.StartsWith("With", StringComparison.Ordinal);
        var name = NameOf(maker) is { } given && !isTool ? Places.Text(given) : Located<string>.Unknown("the integration names it", Places.At(maker.NameSyntax));
        var key = context.KeyOf(instance)!;
        var shown = name.TryGet(out var known) ? known : instance.Variable?.Name ?? maker.Name;
        var endpoints = new EndpointList(context, key, shown, kind);
        // An integration's own code adds the resource and then says its endpoints.
        var isOfIntegration = maker.Name != "AddResource";
        if (kind is AspireResourceKind.Container && isOfIntegration && IntegrationEndpoints.Of(type.Name) is { } own)
            endpoints.AddIntegration(maker, own);
        else if (kind == AspireResourceKind.Project)
            endpoints.Open = "the launch profile has endpoints";
        else if (kind == AspireResourceKind.Executable && !IsPlain(type, "ExecutableResource") || kind == AspireResourceKind.Container && isOfIntegration && !IsPlain(type, "ContainerResource"))
            endpoints.Open = type.Name + " has endpoints of its own";
        endpoints.Open ??= instance.Open;

        Operand? image = maker.Argument("image"), tag = maker.Argument("tag");
        Located<int>? replicas = null;
        var references = ImmutableArray.CreateBuilder<string>();
        var waits = ImmutableArray.CreateBuilder<string>();
        var environment = ImmutableArray.CreateBuilder<EnvironmentFact>();
        var aliases = ImmutableArray.CreateBuilder<Located<string>>();
        var publishing = new PublishedServiceReader(context, key);
        var arguments = ImmutableArray.CreateBuilder<Located<string>>();
        var sockets = ImmutableArray.CreateBuilder<Located<string>>();
        var (byHand, isNotPublished) = (false, false);
        foreach (var call in instance.Calls)
        {
            var beyond = instance.Beyond(call.Guards);
            switch (call.Name)
            {
                case "WithImage" when call.Argument("image") is { } other:
                    (image, tag) = (other, call.Argument("tag") ?? tag);
                    break;
                case "WithImageTag" when call.Argument("tag") is { } later:
                    tag = later;
                    break;
                case "WithImageSHA256" when call.Argument("sha256") is { } digest:
                    tag = digest with { Value = new Unknown(Unknown.Computed) };
                    break;
                case "WithDockerfile" or "WithDockerfileFactory" or "WithDockerfileBuilder" or "PublishAsDockerFile":
                    // Built, under that name.
                    image = null;
                    break;
                case "WithReplicas" when call.Argument("replicas") is { } count && beyond.IsEmpty:
                    replicas = Places.Number(count);
                    break;
                case "WithReference":
                    references.AddRange(call.Arguments.SelectMany(a => Referred(a.Value.Value)));
                    break;
                case "WaitFor" or "WaitForStart" or "WaitForCompletion":
                    waits.AddRange(call.Arguments.SelectMany(a => Referred(a.Value.Value)));
                    break;
                case "WithEnvironment" when call.Argument("name") is { } variable && call.Arguments.FirstOrDefault(a => a.Key is not "name").Value is { Syntax: not null } value:
                    references.AddRange(Referred(value.Value));
                    environment.Add(new EnvironmentFact(Places.Text(variable), Places.Text(value)));
                    break;
                case "WithContainerNetworkAlias" when beyond.IsEmpty && call.Argument("alias") is { } alias:
                    aliases.Add(Places.Text(alias));
                    break;
                case "PublishAsDockerComposeService":
                    publishing.Apply(call, instance);
                    break;
                case "ExcludeFromManifest":
                    isNotPublished = true;
                    break;
                case "WithContainerRuntimeArgs" when beyond.IsEmpty:
                    arguments.AddRange(Tokens(call).Select(Places.Text));
                    // The path on the host may be computed; the one inside tells what is mounted.
                    sockets.AddRange(Tokens(call).Where(token => token.Value is Template template && template.Parts.Last() is Scalar { Constant: string end } && ContainerDraft.IsEngineSocket(end)).Select(token => new Located<string>("/var/run/docker.sock", Places.At(token.Syntax))));
                    break;
                case "WithBindMount" when beyond.IsEmpty:
                    if (call.Arguments.Where(a => a.Key is "source" or "target").Select(a => Places.Text(a.Value)).FirstOrDefault(path => path.TryGet(out var mounted) && ContainerDraft.IsEngineSocket(mounted)) is { IsKnown: true, Value: not null } socket)
                        sockets.Add(socket);
                    break;
                case "WithExplicitStart":
                    byHand = true;
                    break;
                default:
                    endpoints.Apply(call, beyond);
                    break;
            }
        }

        var profile = maker.Argument("launchProfileName");
        var options = maker.Argument("configure") is { Value: Function { GivenArguments: { IsEmpty: false } handed } } ? handed[0] as Instance : null;
        if (options is not null && options.Members.TryGetValue("LaunchProfileName", out var chosen))
            profile = chosen.Item;
        return new AspireResource
        {
            Span = name.IsKnown ? name.Span : Places.At(maker.NameSyntax),
            Context = Places.ContextOf(maker.Syntax),
            Name = shown,
            Key = key,
            Kind = kind,
            ResourceName = name,
            Image = ImageOf(image, tag, isIntegration: IntegrationEndpoints.Of(type.Name) is not null),
            Endpoints = endpoints.ToFacts(),
            OpenEndpoints = endpoints.Open,
            ProjectReference = kind == AspireResourceKind.Project ? ProjectOf(maker) : null,
            LaunchProfile = Places.IsAbsent(profile) ? null : Places.Text(profile!.Value),
            LaunchProfileChoices = profile is { Value: Choice choice } && choice.Values.All(value => value is Scalar { Constant: string }) ? choice.Values.Select(value => (string)((Scalar)value).Constant!).ToImmutableArray() : ImmutableArray<string>.Empty,
            IgnoresLaunchProfile = profile is { Value: Scalar { Constant: null } } || options is not null && options.Members.ContainsKey("ExcludeLaunchProfile"),
            References = references.ToImmutable(),
            WaitsFor = waits.ToImmutable(),
            Environment = environment.ToImmutable(),
            Aliases = aliases.ToImmutable(),
            Published = publishing.ToFact(),
            IsNotPublished = isNotPublished,
            Replicas = replicas,
            RuntimeArguments = arguments.ToImmutable(),
            Runtime = RuntimeFlags.Read(arguments.ToImmutable(), Places.ContextOf(maker.Syntax), key),
            SocketMounts = sockets.ToImmutable(),
            IdleExternals = endpoints.IdleExternals.ToImmutableArray(),
            StartsByHand = byHand,
            OnlyIn = EndpointList.ScopeOf(instance.Guards),
        };
    }

    /// <summary>The resources that a value leads to: the resource itself, one of its endpoints, or a property of one, in a string too.</summary>
    private IEnumerable<string> Referred(Value value) => value switch
    {
        Instance one when context.KeyOf(one) is { } key => new[] { key },
        Instance { Parent: { } owner } => Referred(owner),
        Template template => template.Parts.SelectMany(Referred),
        Choice choice => choice.Values.SelectMany(Referred).Distinct(StringComparer.Ordinal),
        _ => Enumerable.Empty<string>(),
    };

    private static string? ProjectOf(Call maker) =>
        maker.Method.TypeArguments.Length == 1 ? maker.Method.TypeArguments[0].Name
        : (maker.Argument("projectPath") ?? maker.Argument("path")) is { Value: Scalar { Constant: string path } } ? path : null;

    /// <summary>The name that a resource is added under: an argument, or the resource's own constructor's.</summary>
    private static Operand? NameOf(Call maker) =>
        maker.Argument("name") ?? (maker.Argument("resource") is { Value: Instance { Maker: { } constructor } } ? constructor.Argument("name") : null);

    /// <summary>The image with its tag; an integration that is given another image keeps a tag of its own that is not seen here.</summary>
    private Located<string>? ImageOf(Operand? image, Operand? tag, bool isIntegration)
    {
        if (image is not { } given)
            return null;
        var located = Places.Text(given);
        if (Places.IsAbsent(tag))
            return isIntegration && located.IsKnown ? Located<string>.Unknown("the integration gives the tag", located.Span) : located;
        if (!located.TryGet(out var name))
            return located;
        var version = Places.Text(tag!.Value);
        return version.TryGet(out var text) ? new Located<string>(name + ":" + text, located.Span) : Located<string>.Unknown(version.UnknownReason!, located.Span);
    }

    private static IEnumerable<Operand> Tokens(Call call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Value is Instance { IsGiven: false } list)
            {
                foreach (var entry in list.Items)
                    yield return entry.Item;
            }
            else if (argument.Value.Value is not Function)
            {
                yield return argument.Value;
            }
        }
    }

    private static bool IsPlain(ITypeSymbol type, string name) => Libraries.FullName(type) == Model + name;

    private static AspireResourceKind KindOf(ITypeSymbol type)
    {
        foreach (var current in Libraries.Bases(type))
        {
            switch (Libraries.FullName(current))
            {
                case Model + "ContainerResource":
                    return AspireResourceKind.Container;
                case Model + "ProjectResource":
                    return AspireResourceKind.Project;
                case Model + "ExecutableResource":
                    return AspireResourceKind.Executable;
            }
        }

        return AspireResourceKind.Other;
    }
}
