using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Cli;

namespace ComposeLint.Lean;

/// <summary>Stands where C# is read in the whole program, and asks for that as soon as there is any.</summary>
internal sealed class CSharpElsewhere : ISurface
{
    /// <inheritdoc/>
    public string Name => "csharp";

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation) =>
        CSharpSurface.HasWork(input) ? throw new WholeProgramNeededException() : [];
}
