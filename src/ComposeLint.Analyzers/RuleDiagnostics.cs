using ComposeLint.Analysis;
using ComposeLint.Rules;
using Microsoft.CodeAnalysis;

namespace ComposeLint.Analyzers;

/// <summary>Rules and findings in the compiler's terms.</summary>
internal static class RuleDiagnostics
{
    /// <summary>The analysis itself fell short: a rule that crashed, a limit, a wrong configuration.</summary>
    private static readonly DiagnosticDescriptor s_shortfall = new(
        "CMP0000",
        "The analysis fell short",
        "{0}",
        "ComposeLint",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: "https://github.com/composelint/composelint#readme",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId =
        RuleCatalogue.All.ToImmutableDictionary(rule => rule.Descriptor.Id, rule => Descriptor(rule.Descriptor), StringComparer.Ordinal);

    /// <summary>Every descriptor. All are enabled: a descriptor that is off by default never runs, whatever a configuration says later.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        s_byId.Values.Append(s_shortfall).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).ToImmutableArray();

    /// <summary>A finding, at its own line, whatever kind of file that is in.</summary>
    public static Diagnostic Of(Finding finding, Places places)
    {
        var descriptor = s_byId[finding.Rule.Id];
        var related = finding.Related.Select(annotation => places.Of(annotation.Span)).ToImmutableArray();
        var location = places.Of(finding.Subject.Span);
        // A diagnostic is one line: the engine's words follow the fact.
        var message = (finding.Notes.IsEmpty ? finding.Message : finding.Message + ". " + finding.Notes[0]) + (finding.Help is null ? "" : " (" + finding.Help + ")");
        var fixes = DiagnosticFixes.Write(finding.Fixes.Where(fix => !fix.Edits.IsEmpty).Select(fix => Of(fix, places)));
        return finding.Severity == finding.Rule.Severity
            ? Diagnostic.Create(descriptor, location, related, fixes, message)
            : Diagnostic.Create(descriptor, location, Severity(finding.Severity), related, fixes, message);
    }

    private static DiagnosticFix Of(Fix fix, Places places) => new(
        fix.BreaksWhat is { } breaks ? $"{fix.Title} ({breaks})" : fix.Title,
        fix.Edits.Select(edit => new DiagnosticEdit(places.PathOf(edit.Span.Source), edit.Span.Span.Start, edit.Span.Text, edit.NewText)).ToImmutableArray());

    /// <summary>A shortfall.</summary>
    public static Diagnostic Of(Notification note, Places places) =>
        Diagnostic.Create(s_shortfall, note.At is { } at ? places.Of(at) : Location.None, note.Message);

    private static DiagnosticDescriptor Descriptor(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "ComposeLint." + rule.Category,
        Severity(rule.Severity),
        isEnabledByDefault: true,
        description: rule.Description,
        helpLinkUri: rule.HelpUri,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private static DiagnosticSeverity Severity(Severity severity) => severity switch
    {
        Analysis.Severity.Error => DiagnosticSeverity.Error,
        Analysis.Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
