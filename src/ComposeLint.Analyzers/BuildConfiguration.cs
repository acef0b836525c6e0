using ComposeLint.Analysis;
using ComposeLint.Analysis.Configuration;
using ComposeLint.Knowledge;
using ComposeLint.Rules;
using ComposeLint.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
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
    private static readonly ImmutableDictionary<string, Platforms> s_platforms = new Dictionary<string, Platforms>
    {
        ["all"] = Platforms.All,
        ["linux"] = Platforms.Linux,
        ["mac"] = Platforms.Mac,
        ["windows"] = Platforms.Windows,
        ["rootless"] = Platforms.Rootless,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static BuildConfiguration Of(GivenFiles given, Compilation compilation, AnalyzerConfigOptions global, CancellationToken cancellation)
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
        var problems = loaded.Problems;
        options = WithEngine(WithPlatforms(options, global, ref problems), global, ref problems);
        var source = string.Join("\n", new[] { loaded.Source?.Text ?? "", options.Engine, options.Platforms.ToString() }.Concat(options.ExtendSelect).Concat(options.Ignore));
        return new BuildConfiguration(options, loaded.Profiles, problems, source);
    }

    /// <summary>The engine that the project (<c>ComposeLintEngine</c>) or a <c>.globalconfig</c> (<c>composelint_engine</c>) names, before composelint.yml's.</summary>
    private static ConfiguredOptions WithEngine(ConfiguredOptions options, AnalyzerConfigOptions global, ref ImmutableArray<Notification> problems)
    {
        if (Given(global, "ComposeLintEngine", "composelint_engine") is not { } text)
            return options;
        if (EngineVersion.TryParse(text, out _))
            return options with { Engine = text };
        problems = problems.Add(new Notification(NotificationKind.Configuration, $"'{text}' is no engine version; write it as 28.5"));
        return options;
    }

    /// <summary>The platforms that the project (<c>ComposeLintPlatform</c>) or a <c>.globalconfig</c> (<c>composelint_platform</c>) names, before composelint.yml's.</summary>
    private static ConfiguredOptions WithPlatforms(ConfiguredOptions options, AnalyzerConfigOptions global, ref ImmutableArray<Notification> problems)
    {
        if (Given(global, "ComposeLintPlatform", "composelint_platform") is not { } text)
            return options;
        var platforms = Platforms.None;
        foreach (var word in text.Split(',', ';').Select(item => item.Trim()).Where(item => item.Length > 0))
        {
            if (s_platforms.TryGetValue(word, out var platform))
                platforms |= platform;
            else
                problems = problems.Add(new Notification(NotificationKind.Configuration, $"'{word}' is no platform; there are linux, mac, windows, rootless and all"));
        }

        return platforms == Platforms.None ? options : options with { Platforms = platforms };
    }

    private static string? Given(AnalyzerConfigOptions global, string property, string key) =>
        global.TryGetValue("build_property." + property, out var value) && value.Length > 0 || global.TryGetValue(key, out value) && value.Length > 0 ? value : null;

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
