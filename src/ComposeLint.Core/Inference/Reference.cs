using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>What makes a text a reference; the earlier, the surer.</summary>
public enum ReferenceForm
{
    /// <summary>A URL: <c>amqp://user@rabbit:5672/</c>.</summary>
    Url,
    /// <summary>The pairs of a connection string: <c>Server=db,1433;Database=shop</c>, <c>host=db port=5432 dbname=shop</c>.</summary>
    ConnectionString,
    /// <summary>A variable whose name is known to hold a host: <c>DB_HOST=db</c>.</summary>
    KnownKey,
    /// <summary>A host and a port, alone or in a list: <c>kafka1:9092,kafka2:9092</c>.</summary>
    HostAndPort,
}

/// <summary>A workload's intention to reach a host, read from its environment, its command, its health check or the settings of the application that it runs. The value itself is never part of it.</summary>
/// <param name="From">Who means to reach it.</param>
/// <param name="Host">The name or address, as written.</param>
/// <param name="Port">The port: written, of the variable beside it, or the scheme's own; null when nothing says it.</param>
/// <param name="Form">What makes the text a reference.</param>
/// <param name="Element">Where it is written: the host and port alone where they stand in the file, else the whole value.</param>
public sealed record Reference(Workload From, string Host, int? Port, ReferenceForm Form, IElement Element)
{
    /// <summary>The URL's scheme; null without one.</summary>
    public string? Scheme { get; init; }

    /// <summary>The workloads that bear the name, in file order; whether it resolves is the simulation's to say. Empty for names of the world outside.</summary>
    public ImmutableArray<Workload> Targets { get; init; } = ImmutableArray<Workload>.Empty;

    /// <summary>The variable, or the setting by its path (<c>ConnectionStrings:Shop</c>); null for words of a command or a health check.</summary>
    public Variable? Variable { get; init; }

    /// <summary>Whether the port is written out, and not the scheme's or the name's own.</summary>
    public bool IsPortWritten { get; init; }

    /// <summary>Whether it may be meant for a browser or another machine, by the variable's name.</summary>
    public bool IsForOthers => Variable is { } variable && ReferenceKeys.IsForOthers(variable.Name);

    /// <summary>Whether it names the loopback of whoever asks.</summary>
    public bool IsLocalhost => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || Host is "127.0.0.1" or "::1" or "(local)" or ".";

    /// <summary>How a message calls it: <c>db:5432</c>.</summary>
    public override string ToString() => Port is { } port ? Host + ":" + port.ToString(System.Globalization.CultureInfo.InvariantCulture) : Host;

    /// <summary>The references of all workloads, in file order. Values from an <c>env_file</c> or the caller's environment are left out: they are not to be shown.</summary>
    public static ImmutableArray<Reference> Of(NetworkTopology topology)
    {
        var references = ImmutableArray.CreateBuilder<Reference>();
        var targets = new ReferenceTargets(topology);
        foreach (var workload in topology.Workloads)
        {
            var settings = workload.Built is { Application: not null } image ? SettingsOf(workload, image) : ImmutableArray<Variable>.Empty;
            var variables = workload.Variables.AddRange(settings);
            for (var n = 0; n < variables.Length; n++)
                if (variables[n] is { IsSecret: false, Value: { IsKnown: true, Value.Length: > 0 } value } variable)
                    foreach (var host in ReferenceKeys.Hosts(variables, variable.Name, value.Value))
                        references.Add(Of(workload, targets, host, Place(workload, (n < workload.Variables.Length ? "environment." : "settings.") + variable.Name, value, host), variable));
            foreach (var word in workload.Words)
                if (word.Value is { IsKnown: true, Value.Length: > 0 } value)
                    foreach (var host in HostText.InCommand(value.Value))
                        references.Add(Of(workload, targets, host, Place(workload, word.Name, value, host), null));
        }

        return references.ToImmutable();
    }

    private static Reference Of(Workload workload, ReferenceTargets targets, HostText host, IElement place, Variable? variable) =>
        new(workload, host.Host, host.Port ?? ReferenceKeys.PortOf(host.Scheme) ?? (host.UsualPort is > 0 ? host.UsualPort : null), host.Form, place)
        {
            Scheme = host.Scheme,
            Targets = targets.Of(workload, host.Host),
            Variable = variable,
            IsPortWritten = host.Port is not null,
        };

    /// <summary>What of an application's settings files holds in a workload, as the variables that would set the same.</summary>
    private static ImmutableArray<Variable> SettingsOf(Workload workload, BuiltImage image)
    {
        // A file mounted in their place says what is not known here.
        if (workload.HostAccess.Mounts.Any(mount => mount.Target is not { IsKnown: true, Value: var inside } || inside.IndexOf("appsettings", StringComparison.OrdinalIgnoreCase) >= 0))
            return ImmutableArray<Variable>.Empty;
        return ApplicationConfiguration.Of(image, workload.Variables).Settings
            .Where(setting => !workload.Words.Any(word => !word.Value.TryGet(out var text) || text.IndexOf(setting.Key, StringComparison.OrdinalIgnoreCase) >= 0))
            .Select(setting => new Variable
            {
                Span = setting.Value.Span,
                Context = setting.Value.Span,
                Name = setting.Key,
                Key = workload.Key + ".settings." + setting.Key,
                Presence = workload.Presence,
                Value = setting.Value,
            })
            .ToImmutableArray();
    }

    private static Element Place(Workload workload, string key, Located<string> value, HostText host)
    {
        var span = value.Span;
        var written = value.Value.Substring(host.Start, host.Length);
        // Where the value stands as it is, the offset is the file's too; where escapes or folding are between, the first place that reads the same is taken.
        var at = span.Text.IndexOf(value.Value, StringComparison.Ordinal) is var start && start >= 0 ? start + host.Start : span.Text.IndexOf(written, StringComparison.Ordinal);
        if (at >= 0)
            span = span.Source.At(span.Span.Start + at, span.Span.Start + at + written.Length);
        return new Element(span, span.Source == workload.Span.Source ? workload.Context : value.Span, key + " of " + workload.Name, workload.Key + "." + key + "." + host.Host, value.Origin);
    }
}
