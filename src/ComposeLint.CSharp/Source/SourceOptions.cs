using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Source;

/// <summary>How sources are parsed. Apart from the surface, so that a run without C# loads no Roslyn.</summary>
internal static class SourceOptions
{
    /// <summary>The newest language, with the symbols of a debug build for .NET 10.</summary>
    public static readonly CSharpParseOptions Parse = new(
        LanguageVersion.Preview,
        DocumentationMode.None,
        SourceCodeKind.Regular,
        new[] { "DEBUG", "TRACE", "NET", "NETCOREAPP", "NET10_0" }.Concat(Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER")));
}
