using ComposeLint.Analysis;
using ComposeLint.Cli;

namespace ComposeLint.Lean;

/// <summary>
/// Stands where C# is read in the whole program, and asks for that as soon as there is any or a project is named. Names alone decide: what looks into
/// solutions would bring the reader of XML along.
/// </summary>
internal sealed class CSharpElsewhere : ISurface
{
    private static readonly ImmutableArray<string> Endings = [".cs", ".csproj", ".sln", ".slnx"];

    /// <inheritdoc/>
    public string Name => "csharp";

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        var named = input.Request.Paths.IsDefault ? [] : input.Request.Paths;
        return named.Concat(input.Files).Any(IsCSharp) ? throw new WholeProgramNeededException() : [];
    }

    private static bool IsCSharp(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
