using ComposeLint.CSharp.Evaluation;
using ComposeLint.CSharp.Reading;
using ComposeLint.DockerCli;
using ComposeLint.Text;
using ComposeLint.Topology;
using Microsoft.CodeAnalysis;

namespace ComposeLint.CSharp.Commands;

/// <summary>
/// <c>docker run</c> in C#: <c>Process.Start</c>, <c>ProcessStartInfo</c>, CliWrap, SimpleExec, and methods of the project that take <c>"docker"</c> and its
/// arguments (API.md section 8).
/// </summary>
internal sealed class CommandReader(ReadContext context)
{
    private static readonly string[] s_arguments = { "arguments", "args", "command", "commandLine" };

    private Places Places => context.Places;

    public ImmutableArray<ContainerFact> Containers()
    {
        var containers = ImmutableArray.CreateBuilder<ContainerFact>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var (site, name, member, words) in Commands())
        {
            if (DockerRunCommand.Parse(words) is { } command && seen.Add(site))
                containers.Add(Container(command, site, name, member));
        }

        return containers.ToImmutable();
    }

    /// <summary>The commands of the docker client, each with the words behind its name.</summary>
    public IEnumerable<(SyntaxNode Site, SyntaxNode Name, Instance? Owner, ImmutableArray<CommandWord> Words)> Commands()
    {
        foreach (var call in context.Interpreter.StaticCalls)
        {
            var program = call.Arguments.FirstOrDefault(a => a.Key is "fileName" or "name" or "program" or "command" or "file" or "exe" or "process" && IsDocker(a.Value.Value)).Value;
            if (program.Syntax is null)
                continue;
            var arguments = call.Arguments.FirstOrDefault(a => s_arguments.Contains(a.Key) && a.Value.Syntax != program.Syntax).Value;
            if (arguments.Syntax is not null)
                yield return (call.Syntax, call.NameSyntax, null, Words(arguments, Places));
        }

        var instances = context.Interpreter.Instances.Where(context.Counts).ToList();
        foreach (var instance in instances.Concat(instances.Where(i => Libraries.FullName(i.Type) == "System.Diagnostics.Process").Select(i => i.Object("StartInfo")).OfType<Instance>()))
        {
            if (WordsOf(instance, Places) is { } words)
                yield return (instance.Site, instance.Maker?.NameSyntax ?? instance.Site, instance, words);
        }
    }

    /// <summary>The words behind <c>docker</c> of a <c>ProcessStartInfo</c> or of a command of CliWrap; null when it starts another program.</summary>
    public static ImmutableArray<CommandWord>? WordsOf(Instance instance, Places places)
    {
        switch (Libraries.FullName(instance.Type))
        {
            case "System.Diagnostics.ProcessStartInfo" when Of(instance, "FileName", "fileName") is { } file && IsDocker(file.Value):
                return Of(instance, "Arguments", "arguments") is { } written ? Words(written, places)
                    : instance.Object("ArgumentList") is { } list ? CommandWords.Of(list, places) : null;
            case "CliWrap.Command" when instance.Maker is { Name: "Wrap" } wrap && wrap.Argument("targetFilePath") is { } target && IsDocker(target.Value):
                return instance.Calls.LastOrDefault(c => c.Name == "WithArguments") is { } call && (call.Argument("arguments") ?? Built(call)) is { } given ? Words(given, places) : null;
            default:
                return null;
        }
    }

    /// <summary><c>WithArguments(a => a.Add("run").Add(...))</c>: what is added, in order, as a list.</summary>
    private static Operand? Built(Call call)
    {
        if (call.Argument("configure") is not { Value: Function { GivenArguments: { IsEmpty: false } given } } configure || given[0] is not Instance builder)
            return null;
        var list = new Instance(null, configure.Syntax, builder.Guards);
        foreach (var add in builder.Calls)
        {
            var values = add.Name == "Add" && add.Arguments.Length > 0 ? add.Arguments[0].Value : (Operand?)null;
            if (values is { Value: Instance { IsGiven: false } several })
                list.Items.AddRange(several.Items);
            else if (values is { } one)
                list.Items.Add(new Entry(null, one, add.Guards));
            else
                list.Open ??= add.Name + " adds to it";
        }

        return new Operand(list, configure.Syntax);
    }

    private static Operand? Of(Instance instance, string member, string parameter) =>
        instance.Members.TryGetValue(member, out var entry) ? entry.Item : instance.Maker?.Argument(parameter);

    private static bool IsDocker(Value value) => value is Scalar { Constant: string text } && Functions.IsDocker(text);

    private static ImmutableArray<CommandWord> Words(Operand arguments, Places places) =>
        arguments.Value is Instance { IsGiven: false } list ? CommandWords.Of(list, places) : CommandWords.Split(arguments, places);

    private ContainerFact Container(DockerRunCommand command, SyntaxNode site, SyntaxNode name, Instance? owner)
    {
        var container = command.Options.LastOrDefault(o => o.Option == "name").Value;
        var hasName = command.Options.Any(o => o.Option == "name");
        var shown = hasName && container.TryGet(out var given) ? given : command.Image is { IsKnown: true } image ? image.Value : "container";
        var draft = new ContainerDraft(Places, ContainerApi.DockerCommand, shown, context.NewKey(site, shown), site, name)
        {
            DeclaringType = ReadContext.DeclaringTypeOf(site),
            Platform = ReadContext.PlatformOf(owner?.Guards ?? ImmutableArray<Guard>.Empty),
            Image = command.Image,
            ContainerName = hasName ? container : null,
            OpenPublishes = command.Open,
            OpenNetworks = command.Open,
        };
        foreach (var option in command.Options)
            Apply(option, draft, site);
        return draft.ToFact();
    }

    private void Apply(CommandOption option, ContainerDraft draft, SyntaxNode site)
    {
        var value = option.Value;
        switch (option.Option)
        {
            case "publish":
                Publish(value, draft, site);
                break;
            case "publish-all":
                draft.PublishesAll = true;
                break;
            case "network":
                Join(value, draft, site);
                break;
            case "network-alias":
                draft.Aliases.Add(value);
                break;
            case "hostname":
                draft.Hostname = value;
                break;
            case "privileged" when value is { IsKnown: true, Value: "true" }:
                draft.Privileged = value.Select(_ => true);
                break;
            case "cap-add":
                draft.Capabilities.Add(value);
                break;
            case "security-opt":
                draft.SecurityOptions.Add(value);
                break;
            case "pid" or "ipc" or "uts":
                draft.AddNamespace(option.Option, value);
                break;
            case "userns":
                draft.AddNamespace("userns_mode", value);
                break;
            case "env" when value.TryGet(out var pair) && pair.IndexOf('=') is > 0 and var equals:
                draft.Environment.Add(new EnvironmentFact(value.Select(_ => pair.Substring(0, equals)), value.Select(_ => pair.Substring(equals + 1))));
                break;
            case "expose" when value.TryGet(out var exposed) && PortText.TryContainerPort(exposed, out var inside, out _):
                draft.Exposed.Add(value.Select(_ => inside));
                break;
            case "volume" or "mount" when value.TryGet(out var mount) && mount.Split(':', ',', '=').Any(ContainerDraft.IsEngineSocket):
                draft.SocketMounts.Add(value);
                break;
            case "add-host" when value.TryGet(out var line) && line.IndexOfAny(new[] { ':', '=' }) is > 0 and var at:
                draft.ExtraHosts.Add(new HostsEntry(line.Substring(0, at), value.Select(text => text.Substring(at + 1))));
                break;
        }
    }

    private void Publish(Located<string> value, ContainerDraft draft, SyntaxNode site)
    {
        if (PublishText.Of(value, Places.ContextOf(site), draft.Key) is { } publish)
            draft.AlsoPublish(publish);
        else
            draft.OpenPublishes ??= value.UnknownReason ?? "not a port";
    }

    private void Join(Located<string> value, ContainerDraft draft, SyntaxNode site)
    {
        if (!value.TryGet(out var text))
        {
            draft.OpenNetworks ??= value.UnknownReason;
            return;
        }

        // host, none, bridge and container:x are modes; anything else is a network (opts.NetworkOpt, runconfig.IsUserDefined).
        if (text is "host" or "none" or "bridge" or "default" || text.StartsWith("container:", StringComparison.Ordinal))
        {
            draft.NetworkMode = value;
            return;
        }

        var name = text.Contains("name=") ? text.Split(',').First(part => part.StartsWith("name=", StringComparison.Ordinal)).Substring(5) : text;
        draft.Networks.Add(new NetworkUse
        {
            Span = value.Span,
            Context = Places.ContextOf(site),
            Name = name,
            Key = draft.Key + ".networks." + name,
            NetworkName = value.Select(_ => name),
        });
    }
}
