using System.Text.RegularExpressions;
using ComposeLint.Analysis;
using ComposeLint.Text;
using Microsoft.CodeAnalysis.Sarif;

namespace ComposeLint.Reporting;

/// <summary>A rule's descriptor as code scanning reads it.</summary>
internal static partial class SarifRules
{
    // GitHub shows 10 tags of 20, names to 255 characters and descriptions to 1,024.
    private const int MostTags = 10;
    private const int LongestName = 255;
    private const int LongestDescription = 1024;

    /// <summary>The descriptor.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="confidence">The lowest confidence among its results: code scanning has one precision per rule.</param>
    public static ReportingDescriptor Of(RuleDescriptor rule, Confidence confidence)
    {
        var description = rule.Description.Length > 0 ? rule.Description : rule.Title;
        var descriptor = new ReportingDescriptor
        {
            Id = rule.Id,
            Name = Cut(Path.GetFileNameWithoutExtension(SourcePath.FileName(rule.Page)), LongestName),
            ShortDescription = new MultiformatMessageString { Text = Sentence(Cut(rule.Title, LongestDescription - 1)) },
            FullDescription = new MultiformatMessageString { Text = Sentence(Cut(description, LongestDescription - 1)) },
            Help = new MultiformatMessageString
            {
                Text = Sentence(description) + " " + rule.HelpUri,
                Markdown = rule.Markdown is { Length: > 0 } page ? LinksFromAnywhere(page, rule) : description,
            },
            HelpUri = new Uri(rule.HelpUri),
            DefaultConfiguration = new ReportingConfiguration { Level = SarifResults.Level(rule.Severity) },
        };
        descriptor.SetProperty("precision", confidence switch
        {
            Confidence.High => "very-high",
            Confidence.Medium => "medium",
            _ => "low",
        });
        if (rule.SecuritySeverity is { } severity)
        {
            descriptor.SetProperty("security-severity", severity);
        }
        else
        {
            descriptor.SetProperty("problem.severity", rule.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "recommendation",
            });
        }

        // Not by the SDK's TagsCollection: adding to it reads them back by reflection, which native code cannot.
        descriptor.SetProperty("tags", Tags(rule).ToArray());
        return descriptor;
    }

    // A page links to its neighbours by relative paths, which code scanning would take for its own.
    private static string LinksFromAnywhere(string page, RuleDescriptor rule)
    {
        var root = rule.HelpUri[..^rule.Page.Length];
        return RelativeLink().Replace(page, match => "](" + root + SourcePath.Combine(SourcePath.Directory(rule.Page), match.Groups["path"].Value) + ")");
    }

    [GeneratedRegex(@"\]\((?<path>\.{1,2}/[^)\s]{1,256})\)", RegexOptions.CultureInvariant)]
    private static partial Regex RelativeLink();

    private static IEnumerable<string> Tags(RuleDescriptor rule)
    {
        // The tag "security" is what makes an alert a security alert, and only those with a security-severity are.
        var own = rule.Tags.Where(tag => rule.SecuritySeverity is not null || tag != "security");
        var security = rule.SecuritySeverity is null ? Enumerable.Empty<string>() : ["security"];
        return security.Concat(own).Prepend(rule.Category).Distinct(StringComparer.Ordinal).Take(MostTags);
    }

    private static string Sentence(string text) => text is [.., '.' or '!' or '?'] ? text : text + ".";

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
