using ComposeLint.Analysis;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Rules;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using ConfiguredOptions = ComposeLint.Analysis.AnalyzerOptions;

namespace ComposeLint.Analyzers;

/// <summary>
/// What holds for a build. A rule's severity is the <c>.globalconfig</c>'s, else composelint.yml's, else its page's; the compiler applies the
/// first by itself, so that here it only decides whether a rule runs.
/// </summary>
/// <param name="Options">How to analyse.</param>
/// <param name="Profiles">Profiles to enable together.</param>
/// <param name="Problems">What is wrong with composelint.yml.</param>
/// <param name="Source">What the options came from, for comparing: the file's text and the rules that the build selects.</param>
internal sealed record BuildConfiguration(
    ConfiguredOptions Options, ImmutableArray<string> Profiles, ImmutableArray<Notification> Problems, string Source)
{
    public static BuildConfiguration Of(GivenFiles given, Compilation compilation, CancellationToken cancellation)
    {
        var found = Find(given);
        var loaded = found is null ? LoadedConfiguration.Default : ConfigurationFile.Load(given, found, RuleCatalogue.All);
        var (selected, ignored) = ByGlobalConfig(compilation, cancellation);
        var options = loaded.Options with
        {
            ExtendSelect = loaded.Options.ExtendSelect.AddRange(selected),
            Ignore = loaded.Options.Ignore.Where(token => !selected.Contains(token)).Concat(ignored).ToImmutableArray(),
            // A rule that composelint.yml switches off and .globalconfig on is on.
            Severities = loaded.Options.Severities.RemoveRange(selected),
            MaxDegreeOfParallelism = 1,
        };
        var source = string.Join("\n", new[] { loaded.Source?.Text ?? "" }.Concat(options.ExtendSelect).Concat(options.Ignore));
        return new BuildConfiguration(options, loaded.Profiles, loaded.Problems, source);
    }

    /// <summary>The nearest composelint.yml: in the folder whose files were given, else the one that the build found above it.</summary>
    private static string? Find(GivenFiles given) =>
        ConfigurationFile.Find(given, ".")
        ?? given.Texts.Select(text => text.Path).FirstOrDefault(path => SourcePath.IsRooted(path) && SourcePath.FileName(path) == "composelint.yml");

    private static (ImmutableArray<string> Selected, ImmutableArray<string> Ignored) ByGlobalConfig(Compilation compilation, CancellationToken cancellation)
    {
        var selected = ImmutableArray.CreateBuilder<string>();
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in RuleCatalogue.All)
        {
            var id = rule.Descriptor.Id;
            if (!compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out var report) &&
                compilation.Options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(id, cancellation, out report) != true)
                continue;
            if (report is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info)
                selected.Add(id);
            else if (report is ReportDiagnostic.Suppress)
                ignored.Add(id);
        }

        return (selected.ToImmutable(), ignored.ToImmutable());
    }
}
