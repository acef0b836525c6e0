using ComposeLint.Analysis;

namespace ComposeLint.Rules.Naming;

/// <summary>A container name with characters that the engine does not take.</summary>
public sealed partial class InvalidContainerName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        foreach (var workload in context.Topology.Workloads)
            if (workload.ContainerName is { IsKnown: true, Value.Length: > 0 } name && !IsValid(name.Value))
                context.Report(
                    workload.Part("container_name", name),
                    $"'{name.Value}' cannot be the container name of {workload}: letters, digits, _ . and - are allowed, at least two, the first a letter or digit");
    }

    /// <summary>moby daemon/names/names.go: <c>[a-zA-Z0-9][a-zA-Z0-9_.-]+</c>, after one leading slash.</summary>
    private static bool IsValid(string name)
    {
        var start = name[0] == '/' ? 1 : 0;
        for (var n = start; n < name.Length; n++)
            if (!(name[n] is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || n > start && name[n] is '_' or '.' or '-'))
                return false;
        return name.Length - start > 1 && name[start] is not ('_' or '.' or '-');
    }
}
