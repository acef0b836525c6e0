using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Analyzers;

/// <summary>
/// What the given files say, kept until one of them or the configuration changes: while somebody types C#, the compiler asks again and again
/// and hands over the same texts.
/// </summary>
internal sealed class FileUnits
{
    private readonly object _lock = new();
    private ImmutableArray<SourceText> _texts = ImmutableArray<SourceText>.Empty;
    private string? _configuration;
    private ImmutableArray<SurfaceUnit> _units;

    /// <summary>The surfaces that read files, answering from memory where nothing has changed.</summary>
    public ISurface Of(string configuration) => new Surface(this, configuration);

    private sealed class Surface(FileUnits memory, string configuration) : ISurface
    {
        public string Name => "files";

        public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
        {
            var texts = ((GivenFiles)input.Sources).Texts;
            lock (memory._lock)
            {
                if (memory._configuration == configuration && memory._texts.SequenceEqual(texts, ReferenceEquality.Instance))
                    return memory._units;
            }

            var units = CoreSurfaces.All.SelectMany(surface => surface.Read(input, cancellation)).ToImmutableArray();
            lock (memory._lock)
                (memory._texts, memory._configuration, memory._units) = (texts, configuration, units);
            return units;
        }
    }

    private sealed class ReferenceEquality : IEqualityComparer<SourceText>
    {
        public static readonly ReferenceEquality Instance = new();

        public bool Equals(SourceText x, SourceText y) => ReferenceEquals(x, y);

        public int GetHashCode(SourceText text) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(text);
    }
}
