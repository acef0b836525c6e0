using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Dockerfiles.Lowering;

/// <summary>Lowers the stage that would run to what its image says.</summary>
public static class ImageLowering
{
    /// <summary>The stage of a name or number; the last one for null; null when there is none.</summary>
    public static Stage? Find(Dockerfile file, string? target)
    {
        if (file.Stages.IsEmpty)
            return null;
        if (string.IsNullOrEmpty(target))
            return file.Stages[file.Stages.Length - 1];
        if (file.Stages.LastOrDefault(stage => stage.StageName == target!.ToLowerInvariant()) is { } named)
            return named;
        return int.TryParse(target, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) && index < file.Stages.Length
            ? file.Stages[index]
            : null;
    }

    /// <summary>What the image of a stage says.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="place">Where a place of the Dockerfile is shown: itself, or the key that holds it inline.</param>
    public static BuiltImage Lower(Stage stage, Func<SourceSpan, SourceSpan> place)
    {
        var result = stage.Result;
        var root = stage.Root;
        return new BuiltImage
        {
            Span = place(root.From.Image.Span),
            BaseImage = root.IsScratch ? null : At(root.BaseImage, place),
            Exposed = result.Ports.Select(port => new Topology.ExposedPort(new Located<PortRange>(new PortRange(port.First, port.Last), place(port.Word.Span)), ProtocolOf(port.Protocol))).ToImmutableArray(),
            User = result.User is { } user ? At(user, place) : null,
            Health = result.Healthcheck is not { } check ? HealthCheck.OfImage : check.IsNone ? HealthCheck.Disabled : HealthCheck.Given,
            HealthWords = result.Healthcheck?.Command is { } command
                ? command.Words.Select(word => new Located<string>(word.Text, place(word.Span))).ToImmutableArray()
                : ImmutableArray<Located<string>>.Empty,
            HealthUsesShell = result.Healthcheck?.Command is { IsExec: false },
            Variables = result.Environment.ToImmutableDictionary(pair => pair.Key, pair => Unquoted(At(pair.Value, place)), StringComparer.Ordinal),
            Command = new[] { result.Entrypoint, result.Cmd }.Where(c => c is not null).SelectMany(c => c!.Command.Words).Select(word => word.Text).ToImmutableArray(),
            CommandSpan = (result.Entrypoint ?? result.Cmd) is { } started ? place(started.Command.Whole.Span) : null,
            Packages = Packages(stage),
            CopiesFromElsewhere = stage.Chain.SelectMany(s => s.Instructions).Any(i => i is CopyInstruction { From: not null }),
        };
    }

    private static Located<T> At<T>(Located<T> value, Func<SourceSpan, SourceSpan> place) =>
        value.TryGet(out var known) ? new Located<T>(known, place(value.Span), value.Origin) : Located<T>.Unknown(value.UnknownReason!, place(value.Span), value.Origin);

    private static Located<string> Unquoted(Located<string> value) => value.Select(text => text.Trim('"', '\''));

    private static Protocol ProtocolOf(string protocol) => protocol switch { "udp" => Protocol.Udp, "sctp" => Protocol.Sctp, _ => Protocol.Tcp };

    private static ImmutableHashSet<string> Packages(Stage stage)
    {
        var packages = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var run in stage.Chain.SelectMany(s => s.Instructions).OfType<RunInstruction>())
            foreach (var command in run.Command.Script.AllCommands)
                if (command.HasArgument("install", "add", "in", "groupinstall"))
                    foreach (var operand in command.Operands())
                        packages.Add(operand.Text.Split('=', '~', '>', '<', ':')[0]);
        return packages.ToImmutable();
    }
}
