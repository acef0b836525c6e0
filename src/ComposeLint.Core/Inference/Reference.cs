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

/// <summary>A workload's intention to reach a host, read from its environment, its command or its health check. The value itself is never part of it.</summary>
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

    /// <summary>The variable; null for words of a command or a health check.</summary>
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
            foreach (var variable in workload.Variables)
                if (!variable.IsSecret && variable.Value is { IsKnown: true, Value.Length: > 0 } value)
                    foreach (var host in ReferenceKeys.Hosts(workload, variable.Name, value.Value))
                        references.Add(new Reference(workload, host.Host, host.Port ?? ReferenceKeys.PortOf(host.Scheme), host.Form, Place(workload, "environment." + variable.Name, value, host))
                        {
                            Scheme = host.Scheme,
                            Targets = targets.Of(workload, host.Host),
                            Variable = variable,
                            IsPortWritten = host.Port is not null,
                        });
            foreach (var word in workload.Words)
                if (word.Value is { IsKnown: true, Value.Length: > 0 } value)
                    foreach (var host in HostText.InCommand(value.Value))
                        references.Add(new Reference(workload, host.Host, host.Port ?? ReferenceKeys.PortOf(host.Scheme), host.Form, Place(workload, word.Name, value, host))
                        {
                            Scheme = host.Scheme,
                            Targets = targets.Of(workload, host.Host),
                            IsPortWritten = host.Port is not null,
                        });
        }

        return references.ToImmutable();
    }

    private static Element Place(Workload workload, string key, Located<string> value, HostText host)
    {
        var span = value.Span;
        var at = span.Text.IndexOf(host.Written, StringComparison.Ordinal);
        if (at >= 0)
            span = span.Source.At(span.Span.Start + at, span.Span.Start + at + host.Written.Length);
        return new Element(span, workload.Context, key + " of " + workload.Name, workload.Key + "." + key + "." + host.Host, value.Origin);
    }
}
