using ComposeLint.CSharp.Commands;
using ComposeLint.CSharp.Evaluation;
using ComposeLint.DockerCli;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Reading;

/// <summary>
/// Where code brings up Compose files: <c>ComposeBuilder</c> of Testcontainers (API.md section 2.3), <c>UseCompose</c> of FluentDocker 2 and 3 (section 5), and
/// <c>docker compose -f</c> among the commands (section 8).
/// </summary>
internal sealed class ComposeLinkReader(ReadContext context)
{
    private readonly List<ComposeLinkFact> _links = new();

    private Places Places => context.Places;

    /// <summary>The links, without the files that they lead to.</summary>
    public ImmutableArray<ComposeLinkFact> Links()
    {
        foreach (var instance in context.Interpreter.Instances.Where(context.Counts))
        {
            if (instance.BuiltFrom is { Root: { Type.Name: "ComposeBuilder", Maker: { } maker } } chain)
                Add(ContainerApi.Testcontainers, chain.Root.Site, maker.NameSyntax, chain.Calls.Concat(instance.Calls), chain.Open);
            else if (Libraries.FullName(instance.Type) is "Ductus.FluentDocker.Builders.CompositeBuilder" or "FluentDocker.Builders.IComposeBuilder" && (instance.Maker ?? instance.Calls.FirstOrDefault()) is { } first)
                Add(ContainerApi.FluentDocker, instance.Site, first.NameSyntax, instance.Maker is { Name: "FromComposeFile" } from ? instance.Calls.Prepend(from) : instance.Calls, instance.IsGiven ? null : instance.Open);
        }

        foreach (var (site, name, _, words) in new CommandReader(context).Commands())
            AddCommand(site, name, words);
        var seen = new HashSet<SourceSpan>();
        return _links.Where(link => seen.Add(link.Span)).ToImmutableArray();
    }

    private void Add(ContainerApi api, SyntaxNode site, SyntaxNode name, IEnumerable<Call> calls, string? open)
    {
        var files = ImmutableArray.CreateBuilder<ComposeFileUse>();
        var services = ImmutableArray.CreateBuilder<Located<string>>();
        var exposed = ImmutableArray.CreateBuilder<ExposedServicePort>();
        foreach (var call in calls)
        {
            switch (call.Name)
            {
                case "WithComposeFile" or "WithComposeFiles" or "FromFile" or "FromComposeFile":
                    files.AddRange(Strings(call, ref open).Select(File));
                    break;
                case "WithService" or "ForServices":
                    string? others = null;
                    services.AddRange(Strings(call, ref others).Select(Places.Text));
                    break;
                case "WithScaledService" or "WaitingFor" or "WithScale" or "WaitForHttp" or "GetServiceContainer" when Service(call) is { } service:
                    services.Add(Places.Text(service));
                    break;
                case "WithExposedService" or "WithExposedServiceInstance" or "GetServiceHost" or "GetServicePort" or "WaitForPort" when Service(call) is { } target:
                    services.Add(Places.Text(target));
                    if ((call.Argument("port") ?? call.Argument("servicePort") ?? call.Argument("portAndProto")) is { } port && Port(port) is { } number)
                        exposed.Add(new ExposedServicePort(Places.Text(target), number));
                    break;
            }
        }

        if (files.Count > 0 || open is not null)
            _links.Add(Fact(api, site, name, files.ToImmutable(), open) with { Services = services.ToImmutable(), Exposed = exposed.ToImmutable() });
    }

    private static Operand? Service(Call call) => call.Argument("serviceName") ?? call.Argument("service");

    /// <summary>A port by number, or as <c>5432/tcp</c>.</summary>
    private Located<int>? Port(Operand port)
    {
        var text = Places.Text(port);
        if (!text.TryGet(out var written))
            return Located<int>.Unknown(text.UnknownReason!, text.Span);
        return PortText.TryContainerPort(written, out var number, out var protocol) && protocol == Topology.Protocol.Tcp ? new Located<int>(number, text.Span) : null;
    }

    private void AddCommand(SyntaxNode site, SyntaxNode name, ImmutableArray<CommandWord> words)
    {
        var at = words.Length > 0 && words[0].Text.TryGet(out var verb) && verb == "compose" ? 1 : 0;
        if (at == 0 && !(words.Length > 0 && words[0].Text.TryGet(out var first) && first is "-f" or "--file"))
            return;
        var files = ImmutableArray.CreateBuilder<ComposeFileUse>();
        for (var i = at; i < words.Length; i++)
        {
            if (!words[i].Text.TryGet(out var word))
                continue;
            if (word is "-f" or "--file" && i + 1 < words.Length)
                files.Add(new ComposeFileUse(words[i + 1].Text));
            else if (word.StartsWith("--file=", StringComparison.Ordinal))
                files.Add(new ComposeFileUse(words[i].Text.Select(text => text.Substring("--file=".Length))));
        }

        if (files.Count > 0 && !files.Any(file => file.Written is { IsKnown: true, Value: "-" }))
            _links.Add(Fact(ContainerApi.DockerCommand, site, name, files.ToImmutable(), null));
    }

    private ComposeLinkFact Fact(ContainerApi api, SyntaxNode site, SyntaxNode name, ImmutableArray<ComposeFileUse> files, string? open)
    {
        var shown = files.IsEmpty ? "compose" : files[0].Written.TryGet(out var path) ? SourcePath.FileName(path.Replace('\\', '/')) : files[0].Ending ?? "compose";
        return new ComposeLinkFact
        {
            Span = files.IsEmpty ? Places.At(name) : files[0].Written.Span,
            Context = Places.ContextOf(site),
            Name = shown,
            Key = context.NewKey(site, "compose." + shown),
            Api = api,
            Files = files,
            OpenFiles = open,
        };
    }

    private ComposeFileUse File(Operand path)
    {
        var written = Places.Text(path);
        var ending = path.Value is Template template && template.Parts[template.Parts.Length - 1] is Scalar { Constant: string end } && end.IndexOfAny(new[] { '/', '\\' }) is >= 0 and var slash
            ? end.Substring(slash + 1).Replace('\\', '/') : null;
        return new ComposeFileUse(written) { Ending = ending };
    }

    private static List<Operand> Strings(Call call, ref string? open)
    {
        var strings = new List<Operand>();
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Value is not Instance { IsGiven: false, Type: IArrayTypeSymbol or INamedTypeSymbol { IsGenericType: true } or null } list)
            {
                strings.Add(argument.Value);
                continue;
            }

            strings.AddRange(list.Items.Select(entry => entry.Item));
            open ??= list.Open ?? (list.Items.All(entry => list.Beyond(entry.Guards).IsEmpty) ? null : Unknown.Conditional);
        }

        return strings;
    }
}
