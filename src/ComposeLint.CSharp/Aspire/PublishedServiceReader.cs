using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Aspire;

/// <summary>Lambdas of <c>PublishAsDockerComposeService</c> as changes of the service that Aspire makes: they run after its ports and networks are set (API.md section 4.4).</summary>
internal sealed class PublishedServiceReader(ReadContext context, string key)
{
    private PublishedService? _service;

    private Places Places => context.Places;

    /// <summary>What the lambdas make of the service; null when there is none.</summary>
    public PublishedService? ToFact() => _service;

    /// <summary>Applies one call; a later one goes on from there.</summary>
    public void Apply(Call call, Instance resource)
    {
        var before = _service ?? new PublishedService();
        if (call.Argument("configure") is not { Value: Function { GivenArguments.Length: > 1 } configure } || configure.GivenArguments[1] is not Instance service)
        {
            _service = before with { OpenPorts = Unknown.External, OpenNetworks = Unknown.External };
            return;
        }

        var isCertain = resource.Beyond(call.Guards).All(guard => guard.Kind is GuardKind.Publish or GuardKind.Run);
        var (ports, portsReplaced, portsOpen) = List(service, "Ports", isCertain);
        var (networks, networksReplaced, networksOpen) = List(service, "Networks", isCertain);
        var published = ports.Select(port => PublishText.Of(port.Select(WithDefaults), Places.ContextOf(call.Syntax), key + ".published")).ToImmutableArray();
        if (published.Contains(null))
            portsOpen ??= "an entry of ports is not known";
        var bindings = published.OfType<PublishFact>().ToImmutableArray();
        _service = new PublishedService
        {
            Ports = portsReplaced ? bindings : before.Ports.AddRange(bindings),
            ReplacesPorts = before.ReplacesPorts || portsReplaced,
            OpenPorts = before.OpenPorts ?? portsOpen,
            Networks = networksReplaced ? networks : before.Networks.AddRange(networks),
            ReplacesNetworks = before.ReplacesNetworks || networksReplaced,
            OpenNetworks = before.OpenNetworks ?? networksOpen,
            Links = before.Links.AddRange(List(service, "Links", isCertain).Added),
            Dependencies = before.Dependencies.AddRange(service.Elements("DependsOn").Select(entry => entry.Key).OfType<Operand>().Select(name => Places.Text(name))),
            NetworkMode = isCertain && Text(service, "NetworkMode") is { } mode ? mode : before.NetworkMode,
            ContainerName = isCertain && Text(service, "ContainerName") is { } name ? name : before.ContainerName,
        };
    }

    /// <summary>A variable of a port (<c>${API_PORT}</c>) is Aspire's own for what the project listens on; a default stands for it (API.md section 4.4).</summary>
    private static string WithDefaults(string text)
    {
        for (var start = text.IndexOf("${", StringComparison.Ordinal); start >= 0; start = text.IndexOf("${", StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
                return text;
            var variable = text.Substring(start + 2, end - start - 2);
            var dash = variable.IndexOf('-');
            var value = dash >= 0 ? variable.Substring(dash + 1) : variable.EndsWith("_PORT", StringComparison.Ordinal) && end == text.Length - 1 ? ComposeEnvironmentFact.ProjectPort.ToString(System.Globalization.CultureInfo.InvariantCulture) : "?";
            text = text.Substring(0, start) + value + text.Substring(end + 1);
        }

        return text;
    }

    /// <summary>What a list of the service holds afterwards beside what Aspire put there; whether that is gone; why there may be more.</summary>
    private (ImmutableArray<Located<string>> Added, bool IsReplaced, string? Open) List(Instance service, string member, bool isCertain)
    {
        if (service.Object(member) is not { } list)
            return service.Assigned(member) is { Item: var other } ? (ImmutableArray<Located<string>>.Empty, isCertain && Places.IsAbsent(other), Places.IsAbsent(other) ? null : Places.Reason(other.Value)) : (ImmutableArray<Located<string>>.Empty, false, null);
        var isReplaced = !list.IsGiven || list.Cleared;
        var isAlways = isCertain && (service.Assigned(member) is not { } assigned || service.Beyond(assigned.Guards).IsEmpty);
        string? open = isAlways ? null : Unknown.Conditional;
        // A list that Aspire hands out is open by nature; what else opens it is code that takes out of it.
        if (list.Open is { } reason && (isReplaced || reason != Unknown.External))
            open ??= reason;
        var added = ImmutableArray.CreateBuilder<Located<string>>();
        foreach (var entry in list.Items)
        {
            if (service.Beyond(entry.Guards).IsEmpty && isAlways)
                added.Add(Places.Text(entry.Item));
            else
                open ??= Unknown.Conditional;
        }

        return (added.ToImmutable(), isReplaced && isAlways, open);
    }

    private Located<string>? Text(Instance service, string member) =>
        service.Assigned(member) is { } entry && !Places.IsAbsent(entry.Item) && service.Beyond(entry.Guards).IsEmpty ? Places.Text(entry.Item) : null;
}
