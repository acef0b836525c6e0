using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using LinePosition = Microsoft.CodeAnalysis.Text.LinePosition;

namespace ComposeLint.Analyzers;

/// <summary>Our places as the compiler's: in a syntax tree (so that pragmas hold), or in an additional file.</summary>
internal sealed class Places(GivenFiles given, CompilationSurface code)
{
    public Location Of(SourceSpan place)
    {
        var span = new Microsoft.CodeAnalysis.Text.TextSpan(place.Span.Start, place.Span.Length);
        if (code.TreeOf(place.Source) is { } tree)
            return Location.Create(tree, span);
        return Location.Create(PathOf(place.Source), span, new LinePositionSpan(ZeroBased(place.Start), ZeroBased(place.End)));
    }

    /// <summary>The path that the compiler knows a text by.</summary>
    public string PathOf(Text.SourceText source) => code.TreeOf(source)?.FilePath ?? given.CompilerPath(source.Path) ?? source.Path;

    private static LinePosition ZeroBased(Text.LinePosition position) => new(position.Line - 1, position.Column - 1);
}
