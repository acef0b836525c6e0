using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.Analyzers.Tests;

/// <summary>A project with the analyzer in it, as the compiler and the editor run it (Roslyn 4.8, in this process).</summary>
internal sealed class InCompiler
{
    public const string Root = "/repository";

    private static readonly string s_packages = typeof(InCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PackageRoot").Value!;

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(Path.Combine(s_packages, "testcontainers", "4.16.0", "lib", "net10.0", "Testcontainers.dll")),
        MetadataReference.CreateFromFile(Path.Combine(s_packages, "testcontainers.redis", "4.16.0", "lib", "net10.0", "Testcontainers.Redis.dll")),
    ]);

    private readonly Dictionary<string, ReportDiagnostic> _global = [];
    private readonly ProjectId _project = ProjectId.CreateNewId();
    private Solution _solution;

    public InCompiler() => _solution = new AdhocWorkspace().CurrentSolution
        .AddProject(ProjectInfo.Create(_project, VersionStamp.Default, "app", "app", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)))
        .AddMetadataReferences(_project, s_references.Value);

    public InCompiler File(string path, string text)
    {
        _solution = _solution.AddAdditionalDocument(DocumentId.CreateNewId(_project), path, SourceText.From(text, System.Text.Encoding.UTF8), filePath: $"{Root}/{path}");
        return this;
    }

    public InCompiler Code(string path, string text)
    {
        _solution = _solution.AddDocument(DocumentId.CreateNewId(_project), path, SourceText.From(text, System.Text.Encoding.UTF8), filePath: $"{Root}/{path}");
        return this;
    }

    public InCompiler GlobalConfig(string id, ReportDiagnostic severity)
    {
        _global[id] = severity;
        return this;
    }

    public Solution Solution => _solution;

    /// <summary>What the build would print: <c>path(line,column): severity id: message</c>, sorted.</summary>
    public async Task<string[]> Run() => [.. (await Diagnostics()).Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>What the analyzer reports.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnostics()
    {
        var project = _solution.GetProject(_project)!;
        var compilation = (await project.GetCompilationAsync())!;
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new Global(_global)));
        var analyzed = compilation.WithAnalyzers([new ComposeLintAnalyzer()], new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, new Options()));
        return await analyzed.GetAnalyzerDiagnosticsAsync();
    }

    private static string Line(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var path = place.Path.StartsWith(Root + "/", StringComparison.Ordinal) ? place.Path[(Root.Length + 1)..] : place.Path;
        return $"{path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}";
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
