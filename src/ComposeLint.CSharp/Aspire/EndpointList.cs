using System.Globalization;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Aspire;

/// <summary>The endpoints of one resource while its calls are read in order.</summary>
internal sealed class EndpointList(ReadContext context, string ownerKey, string owner, AspireResourceKind kind)
{
    /// <summary>Classes whose methods add no endpoint but by the calls that are read here.</summary>
    private static readonly ImmutableHashSet<string> s_plain = ImmutableHashSet.Create(
        StringComparer.Ordinal, "ResourceBuilderExtensions", "ContainerResourceBuilderExtensions", "ProjectResourceBuilderExtensions", "ExecutableResourceBuilderExtensions", "IResourceBuilder");

    private readonly List<EndpointDraft> _drafts = new();
    private Operand? _proxies;

    private Places Places => context.Places;

    public string? Open { get; set; }

    public List<Element> IdleExternals { get; } = new();

    /// <summary>The endpoints that the integration adds, with the ports that its <c>Add...</c> method was given.</summary>
    public void AddIntegration(Call maker, IReadOnlyList<IntegrationEndpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            var port = endpoint.PortParameter is { } parameter && maker.Name.StartsWith("Add", StringComparison.Ordinal) ? maker.Argument(parameter) : null;
            _drafts.Add(new EndpointDraft
            {
                Name = new Located<string>(endpoint.Name, Places.At(maker.NameSyntax)),
                Site = maker.Syntax,
                Span = port?.Syntax ?? maker.NameSyntax,
                Scheme = endpoint.Scheme,
                Port = Number(port),
                TargetPort = new Located<int>(endpoint.TargetPort, Places.At(maker.NameSyntax)),
                IsDefault = true,
            });
        }
    }

    /// <summary>Reads one call on the resource.</summary>
    /// <param name="call">The call.</param>
    /// <param name="beyond">The conditions beyond those of the resource itself.</param>
    public void Apply(Call call, ImmutableArray<Guard> beyond)
    {
        switch (call.Name)
        {
            case "WithEndpoint" when call.Argument("callback") is { } callback:
                Change(call, callback, beyond);
                break;
            case "WithEndpoint":
                Add(call, call.Argument("scheme") is { Value: Scalar { Constant: string scheme } } ? scheme : null, beyond);
                break;
            case "WithHttpEndpoint":
                Add(call, "http", beyond);
                break;
            case "WithHttpsEndpoint":
                Add(call, "https", beyond);
                break;
            case "WithHostPort" when call.Argument("port") is { } port:
                SetHostPort(call, port, beyond);
                break;
            case "WithManagementPlugin":
                AddManagement(call, beyond);
                break;
            case "WithEndpointProxySupport" when call.Argument("proxyEnabled") is { } enabled:
                _proxies = enabled;
                break;
            case "WithExternalHttpEndpoints":
                OpenHttp(call, beyond);
                break;
            default:
                if (call.Name.StartsWith("With", StringComparison.Ordinal) && !s_plain.Contains(call.Method.ContainingType.Name) && IntegrationEndpoints.Of(ReceiverOf(call)) is null)
                    Open ??= call.Name + " may add endpoints";
                break;
        }
    }

    private static string ReceiverOf(Call call) =>
        call.Method.Parameters.Length > 0 && Libraries.ResourceType(call.Method.Parameters[0].Type) is { } resource ? resource.Name : "";

    private void Add(Call call, string? scheme, ImmutableArray<Guard> beyond)
    {
        var isUdp = call.Argument("protocol") is { Value: var protocol } && Folding.Integer(protocol) == 17;
        var name = Places.IsAbsent(call.Argument("name"))
            ? new Located<string>(scheme ?? (isUdp ? "udp" : "tcp"), Places.At(call.NameSyntax))
            : Places.Text(call.Argument("name")!.Value);
        _drafts.Add(new EndpointDraft
        {
            Name = name,
            Site = call.Syntax,
            Span = call.NameSyntax,
            Scheme = scheme,
            Port = Number(call.Argument("port")),
            TargetPort = Number(call.Argument("targetPort")),
            IsProxied = Flag(call.Argument("isProxied"), true),
            IsExternal = Flag(call.Argument("isExternal"), false),
            IsUdp = isUdp,
            IsConditional = IsConditional(beyond),
            OnlyIn = ScopeOf(beyond),
        });
    }

    private Located<int>? Number(Operand? operand) => Places.IsAbsent(operand) ? null : Places.Number(operand!.Value);

    private static bool? Flag(Operand? operand, bool otherwise) =>
        Places.IsAbsent(operand) ? otherwise : operand!.Value.Value is Scalar { Constant: bool value, DefaultOf: null } ? value : null;

    /// <summary><c>WithEndpoint("http", e => e.Port = 8080)</c>.</summary>
    private void Change(Call call, Operand callback, ImmutableArray<Guard> beyond)
    {
        if (call.Argument("endpointName") is not { Value: Scalar { Constant: string name } } named ||
            callback.Value is not Function { GivenArguments: { IsEmpty: false } given } || given[0] is not Instance annotation)
        {
            Open ??= "an endpoint is changed by code that is not known";
            return;
        }

        var draft = _drafts.FirstOrDefault(d => d.Name is { IsKnown: true } known && known.Value == name);
        if (draft is null)
        {
            // On a resource with endpoints that cannot be seen it may change one of those.
            draft = new EndpointDraft
            {
                Name = new Located<string>(name, Places.At(named.Syntax)),
                Site = call.Syntax,
                Span = call.NameSyntax,
                Scheme = name is "http" or "https" ? name : null,
                TargetPort = Open is null ? null : Located<int>.Unknown(Open, Places.At(named.Syntax)),
                IsProxied = Open is null ? true : null,
                IsConditional = IsConditional(beyond),
                OnlyIn = ScopeOf(beyond),
                IsDefault = Open is not null,
            };
            _drafts.Add(draft);
        }

        if (IsConditional(beyond) || ScopeOf(beyond) is not null)
        {
            draft.IsProxied = null;
            draft.TargetPort ??= Located<int>.Unknown(Unknown.Conditional, Places.At(call.NameSyntax));
            draft.Port = null;
            return;
        }

        if (annotation.Members.TryGetValue("Port", out var port))
            draft.Port = Number(port.Item);
        if (annotation.Members.TryGetValue("TargetPort", out var target))
            draft.TargetPort = Number(target.Item);
        if (annotation.Members.TryGetValue("IsProxied", out var proxied))
            draft.IsProxied = Flag(proxied.Item, true);
        if (annotation.Members.TryGetValue("IsExternal", out var external))
            draft.IsExternal = Flag(external.Item, false);
        if (annotation.Members.TryGetValue("UriScheme", out var scheme) && scheme.Item.Value is Scalar { Constant: string text })
            draft.Scheme = text;
    }

    private void SetHostPort(Call call, Operand port, ImmutableArray<Guard> beyond)
    {
        var primary = _drafts.FirstOrDefault(d => d.IsDefault);
        if (primary is not null)
        {
            if (!IsConditional(beyond) && ScopeOf(beyond) is null or AspireScope.Run)
                primary.Port = Number(port);
            return;
        }

        _drafts.Add(new EndpointDraft
        {
            Name = Located<string>.Unknown("the integration names it", Places.At(call.NameSyntax)),
            Site = call.Syntax,
            Span = port.Syntax,
            Port = Number(port),
            TargetPort = Located<int>.Unknown("the integration chooses it", Places.At(call.NameSyntax)),
            IsConditional = IsConditional(beyond),
            OnlyIn = ScopeOf(beyond),
            IsDefault = true,
        });
    }

    private void AddManagement(Call call, ImmutableArray<Guard> beyond) => _drafts.Add(new EndpointDraft
    {
        Name = new Located<string>("management", Places.At(call.NameSyntax)),
        Site = call.Syntax,
        Span = call.Argument("port")?.Syntax ?? call.NameSyntax,
        Scheme = "http",
        Port = Number(call.Argument("port")),
        TargetPort = new Located<int>(15672, Places.At(call.NameSyntax)),
        IsConditional = IsConditional(beyond),
        OnlyIn = ScopeOf(beyond),
        IsDefault = true,
    });

    private void OpenHttp(Call call, ImmutableArray<Guard> beyond)
    {
        var http = _drafts.Where(d => d.Scheme is "http" or "https").ToList();
        foreach (var draft in http)
            draft.IsExternal = IsConditional(beyond) ? null : true;
        if (http.Count == 0 && Open is null && kind is AspireResourceKind.Container or AspireResourceKind.Executable && _drafts.All(d => d.Name.IsKnown && d.Scheme is not null || d.IsDefault))
            IdleExternals.Add(new Element(Places.At(call.NameSyntax), Places.ContextOf(call.Syntax), owner, ownerKey + ".external"));
    }

    private static bool IsConditional(ImmutableArray<Guard> beyond) => beyond.Any(guard => guard.Kind is not (GuardKind.Run or GuardKind.Publish));

    /// <summary>The one way of using the app in which the conditions hold; null for both.</summary>
    public static AspireScope? ScopeOf(ImmutableArray<Guard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.Kind is GuardKind.Run or GuardKind.Publish)
                return guard.Kind == GuardKind.Run == guard.Holds ? AspireScope.Run : AspireScope.Publish;
        }

        return null;
    }

    public ImmutableArray<AspireEndpoint> ToFacts()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return _drafts.Select(draft => Fact(draft, keys)).ToImmutableArray();
    }

    private AspireEndpoint Fact(EndpointDraft draft, HashSet<string> keys)
    {
        var name = draft.Name.TryGet(out var known) ? known : "endpoint";
        var key = ownerKey + ".endpoints." + name;
        for (var n = 2; !keys.Add(key); n++)
            key = ownerKey + ".endpoints." + name + "#" + n.ToString(CultureInfo.InvariantCulture);
        return new AspireEndpoint
        {
            Span = Places.At(draft.Span),
            Context = Places.ContextOf(draft.Site),
            Name = name,
            Key = key,
            EndpointName = draft.Name,
            Scheme = draft.Scheme,
            Port = draft.Port,
            TargetPort = draft.TargetPort,
            IsProxied = _proxies is null || Flag(_proxies, true) == true ? draft.IsProxied : Flag(_proxies, true),
            IsExternal = draft.IsExternal,
            IsUdp = draft.IsUdp,
            IsConditional = draft.IsConditional,
            OnlyIn = draft.OnlyIn,
            IsIntegrationDefault = draft.IsDefault,
        };
    }
}
