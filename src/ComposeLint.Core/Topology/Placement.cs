using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>Where in a swarm the tasks of a service may run (<c>deploy.placement</c>, <c>docker service create --constraint</c>).</summary>
public sealed record Placement
{
    /// <summary>Anywhere.</summary>
    public static readonly Placement Anywhere = new();

    /// <summary>What a node must be; all of them hold.</summary>
    public ImmutableArray<PlacementConstraint> Constraints { get; init; } = ImmutableArray<PlacementConstraint>.Empty;

    /// <summary>The most tasks of the service that one node may hold; null for any number.</summary>
    public Located<int>? MaxPerNode { get; init; }

    /// <summary>Whether the node fits: false where one constraint certainly does not hold, null where that cannot be known.</summary>
    public bool? Allows(Node node)
    {
        bool? all = true;
        foreach (var constraint in Constraints)
        {
            switch (constraint.Holds(node))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }

        return all;
    }
}

/// <summary>
/// One expression of a placement: <c>node.role == manager</c>. Keys are compared without case, labels with it, values without (moby/swarmkit
/// manager/constraint/constraint.go).
/// </summary>
/// <param name="Written">The expression at its place.</param>
/// <param name="Subject">The left side; empty where it cannot be read.</param>
/// <param name="IsEqual">Whether it asks for the value (<c>==</c>); else for anything else (<c>!=</c>).</param>
/// <param name="Value">The right side.</param>
public sealed record PlacementConstraint(Located<string> Written, string Subject, bool IsEqual, string Value)
{
    private const string NodeLabels = "node.labels.";
    private const string EngineLabels = "engine.labels.";

    /// <summary>Reads an expression; one that is not known, or is none, holds for nobody knows whom.</summary>
    public static PlacementConstraint Parse(Located<string> written)
    {
        if (written.TryGet(out var text))
            foreach (var (sign, isEqual) in new[] { ("==", true), ("!=", false) })
                if (text.IndexOf(sign, StringComparison.Ordinal) is var at and >= 0)
                    return new PlacementConstraint(written, text.Substring(0, at).Trim(), isEqual, text.Substring(at + sign.Length).Trim());
        return new PlacementConstraint(written, "", true, "");
    }

    /// <summary>What the swarm says of an expression that it cannot read; null where it can, or where the text is not known (swarmkit constraint.go Parse).</summary>
    public string? Fault
    {
        get
        {
            if (!Written.TryGet(out var text))
                return null;
            if (text.IndexOf("==", StringComparison.Ordinal) < 0 && text.IndexOf("!=", StringComparison.Ordinal) < 0)
                return "constraint expected one operator from ==, !=";
            if (Subject.Length < 2 || !(IsLetter(Subject[0]) || Subject[0] == '_') || !Subject.All(c => IsLetter(c) || c is >= '0' and <= '9' or '-' or '_' or '.'))
                return "key '" + Subject + "' is invalid";
            return Value.Length > 0 && Value.All(c => IsLetter(c) || c is >= '0' and <= '9' || char.IsWhiteSpace(c) || ":-_.*()?+[]\\^$|/".IndexOf(c) >= 0) ? null : "value '" + Value + "' is invalid";
        }
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    /// <summary>Whether a node fits; null where it cannot be known.</summary>
    public bool? Holds(Node node)
    {
        if (Subject.Length == 0)
            return null;
        if (Is("node.role"))
            return node.Swarm == SwarmRole.None ? null : Matches(node.Swarm == SwarmRole.Manager ? "manager" : "worker");
        if (Is("node.hostname"))
            return node.Name.Length == 0 ? null : Matches(node.Name);
        if (Is("node.platform.os"))
            return Matches(node.OperatingSystem);
        if (Subject.StartsWith(NodeLabels, StringComparison.OrdinalIgnoreCase))
            return Label(node.Labels, Subject.Substring(NodeLabels.Length));
        if (Subject.StartsWith(EngineLabels, StringComparison.OrdinalIgnoreCase))
            return Label(node.EngineLabels, Subject.Substring(EngineLabels.Length));
        // The id, the address and the architecture are not in any file; another key fits no node at all.
        return Is("node.id") || Is("node.ip") || Is("node.platform.arch") ? null : false;
    }

    private bool Is(string key) => string.Equals(Subject, key, StringComparison.OrdinalIgnoreCase);

    private bool Matches(string value) => string.Equals(Value, value, StringComparison.OrdinalIgnoreCase) == IsEqual;

    // A label that the node has not is the empty text.
    private bool? Label(ImmutableDictionary<string, string>? labels, string name) =>
        labels is null ? null : Matches(labels.TryGetValue(name, out var value) ? value : "");
}
