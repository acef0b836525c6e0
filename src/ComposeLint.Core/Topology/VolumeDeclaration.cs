using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>A named volume of one project.</summary>
public sealed class VolumeDeclaration : TopologyElement
{
    /// <summary>Its name on the host, the project's before it where none is given.</summary>
    public required Located<string> RealName { get; init; }

    /// <summary>Whether the project finds it there rather than making it.</summary>
    public bool IsExternal { get; init; }
}
