using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.Analyzers.Tests;

/// <summary>A compilation with the analyzer in it, as the compiler runs it (Roslyn 4.8, in this process).</summary>
internal sealed class InCompiler
{
    private const string Root = "/repository";

    private readonly List<AdditionalText> _files = [];
    private readonly List<SyntaxTree> _trees = [];
    private readonly Dictionary<string, ReportDiagnostic> _global = [];

    public InCompiler File(string path, string text)
    {
        _files.Add(new Given($"{Root}/{path}", text));
        return this;
    }

    public InCompiler Code(string path, string text)
    {
        _trees.Add(CSharpSyntaxTree.ParseText(SourceText.From(text, System.Text.Encoding.UTF8), path: $"{Root}/{path}"));
        return this;
    }

    public InCompiler GlobalConfig(string id, ReportDiagnostic severity)
    {
        _global[id] = severity;
        return this;
    }

    /// <summary>What the build would print: <c>path(line,column): severity id: message</c>, sorted.</summary>
    public async Task<string[]> Run()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "app",
            _trees,
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(new Global(_global)));
        var analyzed = compilation.WithAnalyzers([new ComposeLintAnalyzer()], new AnalyzerOptions([.. _files], new Options()));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(Line).Order(StringComparer.Ordinal)];
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var path = place.Path.StartsWith(Root + "/", StringComparison.Ordinal) ? place.Path[(Root.Length + 1)..] : place.Path;
        return $"{path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}";
    }

    private sealed class Given(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.ComposeLintRoot" ? Root : null;
            return value is not null;
        }
    }

    private sealed class Global(Dictionary<string, ReportDiagnostic> severities) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = ReportDiagnostic.Default;
            return false;
        }

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            severities.TryGetValue(diagnosticId, out severity);
    }
}
