using ComposeLint.Analysis.Surfaces;

namespace ComposeLint.Analysis;

/// <summary>The surfaces that need nothing besides Core.</summary>
public static class CoreSurfaces
{
    /// <summary>All of them, in the order in which they are read.</summary>
    public static ImmutableArray<ISurface> All { get; } = ImmutableArray.Create<ISurface>(new ComposeSurface(), new DockerfileSurface(), new ShellSurface());
}
