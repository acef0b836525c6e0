using ComposeLint.Topology;

namespace ComposeLint.CSharp.Lowering;

/// <summary>Lowers what a project's code says of itself, for the workload whose image it is built into.</summary>
public static class ApplicationLowering
{
    /// <summary>The code's server addresses and connections; null for a project without a file, and for tests, which are built into no image.</summary>
    public static ApplicationCode? Lower(CSharpModel model) => model.Project is { ProjectPath: { } path, IsTest: false }
        ? new ApplicationCode(path)
        {
            Addresses = model.Listeners.Select(Address).ToImmutableArray(),
            Connections = model.Connections,
        }
        : null;

    private static ServerAddress Address(ListenFact listener) =>
        new(listener.Kind, listener.Host.TryGet(out var host) ? host : null, listener.Port.TryGet(out var port) ? port : null, listener.Span) { IsConditional = listener.IsConditional };
}
