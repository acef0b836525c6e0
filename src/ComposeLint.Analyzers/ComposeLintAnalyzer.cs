using ComposeLint.Analysis;
using ComposeLint.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ComposeLint.Analyzers;

/// <summary>
/// Holds the container configuration that a project is given (its additional files) and the project's own C# to the rules, at the end of the
/// compilation. It reads no file: what the compiler does not hand over is unknown, never missing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComposeLintAnalyzer : DiagnosticAnalyzer
{
    private readonly FileUnits _files = new();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private void Analyze(CompilationAnalysisContext context)
    {
        var given = GivenFiles.Of(context.Options, context.CancellationToken);
        var configuration = BuildConfiguration.Of(given, context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, context.CancellationToken);
        var code = new CompilationSurface(context.Compilation, context.Options, given);
        var analyzer = new Analyzer(
            configuration.Options,
            ImmutableArray.Create<ISurface>(_files.Of(configuration.Source), code),
            RuleCatalogue.All);
        var result = analyzer.Analyze(given, new AnalysisRequest(ImmutableArray.Create(".")) { Profiles = configuration.Profiles }, context.CancellationToken);
        var places = new Places(given, code);
        foreach (var finding in result.Findings)
            context.ReportDiagnostic(RuleDiagnostics.Of(finding, places));
        foreach (var note in configuration.Problems.Concat(result.Notifications))
        {
            if (note.Kind is not (NotificationKind.Coverage or NotificationKind.NoInput))
                context.ReportDiagnostic(RuleDiagnostics.Of(note, places));
        }
    }
}
