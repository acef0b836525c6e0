using ComposeLint.Analysis;
using ComposeLint.CSharp;

namespace ComposeLint.Cli.Running;

/// <summary>What this host reads.</summary>
internal static class Surfaces
{
    public static ImmutableArray<ISurface> All { get; } = CoreSurfaces.All.Add(new CSharpSurface());
}
