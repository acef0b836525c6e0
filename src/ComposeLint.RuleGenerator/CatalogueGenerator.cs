using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.RuleGenerator;

/// <summary>
/// Turns each rule's page into its descriptor, and all rules into <c>RuleCatalogue.All</c>. Whatever does not fit fails the build at the line
/// of the page or class concerned.
/// </summary>
[Generator]
public sealed class CatalogueGenerator : IIncrementalGenerator
{
#pragma warning disable RS2008 // Release tracking is for analyzers that users install; this one is the repository's own.
    private static readonly DiagnosticDescriptor s_fault = new(
        "CMPGEN01", "A rule and its page do not fit", "{0}", "ComposeLint", DiagnosticSeverity.Error, isEnabledByDefault: true);
#pragma warning restore RS2008

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var pages = context.AdditionalTextsProvider
            .Where(file => PageCheck.IsPage(file.Path))
            .Select((file, cancellation) => RulePage.Read(file.Path, file.GetText(cancellation)!))
            .Collect();
        var shipped = context.AdditionalTextsProvider
            .Where(file => System.IO.Path.GetFileName(file.Path) == "shipped.tsv")
            .Select((file, cancellation) => new ShippedRules(file.Path, file.GetText(cancellation)))
            .Collect();
        var classes = context.SyntaxProvider
            .CreateSyntaxProvider((node, _) => node is ClassDeclarationSyntax { BaseList: not null }, (syntax, _) => RuleClass.Read(syntax))
            .Where(rule => rule is not null)
            .Collect();
        context.RegisterSourceOutput(
            classes.Combine(pages).Combine(shipped),
            (output, input) => Write(output, input.Left.Left!, input.Left.Right, input.Right.FirstOrDefault() ?? new ShippedRules("", null)));
    }

    private static void Write(SourceProductionContext output, ImmutableArray<RuleClass?> classes, ImmutableArray<RulePage> pages, ShippedRules shipped)
    {
        var pageByPath = new Dictionary<string, RulePage>(StringComparer.Ordinal);
        foreach (var page in pages)
            pageByPath[WithoutEnding(page.Path)] = page;
        var written = new List<(RuleClass Rule, RulePage Page)>();
        foreach (var rule in classes.OfType<RuleClass>())
        {
            if (!pageByPath.TryGetValue(WithoutEnding(rule.Path), out var page) || page.ClassName != rule.Name)
                Report(output, rule.Line.ToLocation(), $"the rule {rule.Name} has no page: {rule.Name}.md must stand beside {rule.Name}.cs");
            else if (!rule.IsPartial)
                Report(output, rule.Line.ToLocation(), $"the rule {rule.Name} must be partial");
            else
                written.Add((rule, page));
        }

        var faults = pages.SelectMany(PageCheck.Faults)
            .Concat(Orphans(pages, classes))
            .Concat(Doubles(pages, "id"))
            .Concat(Doubles(pages, "problem"))
            .Concat(written.SelectMany(pair => ProblemFaults(pair.Rule, pair.Page)))
            .Concat(shipped.Faults(NamesById(written)))
            .ToList();
        foreach (var fault in faults)
            Report(output, Location.Create(fault.Path, fault.Span, fault.Lines), fault.Message);

        // A rule whose page is wrong still gets its half, so that the page's fault is the only error shown.
        foreach (var (rule, page) in written)
            output.AddSource(rule.Name + ".g.cs", RuleSource.Descriptor(rule, page, shipped.Since(Id(page))));
        output.AddSource("RuleCatalogue.g.cs", RuleSource.Catalogue(written.OrderBy(pair => Id(pair.Page), StringComparer.Ordinal).Select(pair => pair.Rule)));
    }

    private static IEnumerable<PageFault> Orphans(ImmutableArray<RulePage> pages, ImmutableArray<RuleClass?> classes)
    {
        var known = new HashSet<string>(classes.OfType<RuleClass>().Select(rule => WithoutEnding(rule.Path)), StringComparer.Ordinal);
        return pages.Where(page => !known.Contains(WithoutEnding(page.Path))).Select(page => page.FaultAt(0, $"the page has no rule: {page.ClassName}.cs must stand beside it"));
    }

    private static IEnumerable<PageFault> Doubles(ImmutableArray<RulePage> pages, string key)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in pages.OrderBy(page => page.Path, StringComparer.Ordinal))
        {
            if (!page.Keys.TryGetValue(key, out var found))
                continue;
            foreach (var item in PageCheck.Items(found.Value))
            {
                if (owners.TryGetValue(item, out var owner))
                    yield return page.FaultAt(found.Line, $"{key} {item} belongs to {owner}");
                else
                    owners.Add(item, page.ClassName);
            }
        }
    }

    private static IEnumerable<PageFault> ProblemFaults(RuleClass rule, RulePage page)
    {
        if (rule.IsProblemRule && !page.Keys.ContainsKey("problem"))
            yield return page.FaultAt(0, $"{rule.Name} has no Check, so its page must name the problem it publishes (problem: KIND)");
    }

    private static Dictionary<string, string> NamesById(List<(RuleClass Rule, RulePage Page)> written)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (rule, page) in written)
            names[Id(page)] = rule.RuleName;
        return names;
    }

    private static string Id(RulePage page) => page.Keys.TryGetValue("id", out var id) ? id.Value : "";

    private static string WithoutEnding(string path) => System.IO.Path.ChangeExtension(path, null);

    private static void Report(SourceProductionContext output, Location location, string message) =>
        output.ReportDiagnostic(Diagnostic.Create(s_fault, location, message));
}
