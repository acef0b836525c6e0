using ComposeLint.Analysis;
using ComposeLint.Analysis.Surfaces;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Tests.Source;

/// <summary>Files read in source mode.</summary>
internal static class SourceRun
{
    /// <summary>The one project that the files make.</summary>
    public static CSharpUnit Unit(params (string Path, string Text)[] files) => Units(files).Single();

    /// <summary>The projects that the files make, of which something can be said.</summary>
    public static ImmutableArray<CSharpUnit> Units(params (string Path, string Text)[] files) =>
        Units([], [.. files.Select(file => file.Path).Order(StringComparer.Ordinal)], files);

    /// <summary>The projects among the files found below some paths.</summary>
    public static ImmutableArray<CSharpUnit> Units(ImmutableArray<string> paths, ImmutableArray<string> found, params (string Path, string Text)[] files)
    {
        var sources = new MemorySourceSet(files.Select(file => new SourceText(file.Path, file.Text)));
        return [.. new CSharpSurface().Read(new SurfaceInput(sources, new AnalysisRequest(paths), found, new AnalyzerOptions(), 1), default).Cast<CSharpUnit>()];
    }
}
