using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ComposeLint.CSharp.Source;

/// <summary>How sources are parsed. Apart from the surface, so that a run without C# loads no Roslyn.</summary>
internal static class SourceOptions
{
    /// <summary>The newest language, with the symbols of a debug build for .NET 10.</summary>
    public static readonly CSharpParseOptions Parse = Of(FrameworkSymbols.Of(null), null);

    /// <summary>A project's own options.</summary>
    /// <param name="symbols">The preprocessor symbols.</param>
    /// <param name="languageVersion">The language's version as <c>LangVersion</c> writes it; the newest for null and for words.</param>
    public static CSharpParseOptions Of(IEnumerable<string> symbols, string? languageVersion) => new CSharpParseOptions(
        LanguageVersionFacts.TryParse(languageVersion, out var version) && version is not (LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor) ? version : LanguageVersion.Preview,
        DocumentationMode.None,
        SourceCodeKind.Regular,
        symbols.Where(SyntaxFacts.IsValidIdentifier).Distinct(StringComparer.Ordinal))
        .WithFeatures(new[] { new KeyValuePair<string, string>("FileBasedProgram", "true") });
}
