using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Analysis.Configuration;

/// <summary>A configuration while its files are read: values so far, settings by key, problems.</summary>
internal sealed class ConfigurationDraft(ImmutableArray<Rule> rules)
{
    private readonly ImmutableArray<Notification>.Builder _problems = ImmutableArray.CreateBuilder<Notification>();
    private readonly Dictionary<string, Setting> _settings = new(StringComparer.Ordinal);

    public AnalyzerOptions Options { get; set; } = new();

    public FailOn FailOn { get; set; } = FailOn.Warning;

    public ImmutableArray<string> Profiles { get; set; } = ImmutableArray<string>.Empty;

    public LoadedConfiguration ToConfiguration(SourceText source) => new()
    {
        Source = source,
        Options = Options,
        FailOn = FailOn,
        Profiles = Profiles,
        Settings = ConfigurationKeys.All.Where(key => _settings.ContainsKey(key.Name)).Select(key => _settings[key.Name]).ToImmutableArray(),
        Problems = _problems.ToImmutable(),
    };

    public void Set(YamlEntry entry) =>
        _settings[entry.Key.Value] = new Setting(entry.Key.Value, OneLine(entry.Value), entry.Key.Span);

    public void Fault(SourceSpan at, string message) => _problems.Add(new Notification(NotificationKind.Configuration, message, at));

    /// <summary>Reports a word that is none of those allowed, with the nearest of them.</summary>
    public void Unknown(YamlScalar word, string what, IEnumerable<string> allowed)
    {
        var known = allowed.ToList();
        var near = Spelling.Nearest(word.Value, known);
        var rest = near is not null ? $"; did you mean '{near}'?" : known.Count <= 20 ? $"; it is one of {string.Join(", ", known)}" : "";
        Fault(word.Span, $"no {what} is called '{word.Value}'" + rest);
    }

    /// <summary>A scalar's text.</summary>
    public string? Text(YamlNode node)
    {
        if (node is YamlScalar { IsNull: false } scalar)
            return scalar.Value;
        Fault(node.Span, "a single value is expected here");
        return null;
    }

    /// <summary>A list of scalars, or one.</summary>
    public ImmutableArray<string> List(YamlNode node) => Scalars(node).Select(scalar => scalar.Value).ToImmutableArray();

    /// <summary>A list of globs.</summary>
    public ImmutableArray<string> Globs(YamlNode node) => List(node);

    /// <summary>A list of ids, names, categories or <c>ALL</c>.</summary>
    public ImmutableArray<string> Rules(YamlNode node)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        foreach (var scalar in Scalars(node))
        {
            if (RuleSelection.IsKnown(scalar.Value, rules))
                tokens.Add(scalar.Value);
            else
                UnknownRule(scalar);
        }

        return tokens.ToImmutable();
    }

    /// <summary>A mapping of rules to severities or <c>off</c>, by id; a category means each of its rules.</summary>
    public ImmutableDictionary<string, Severity?> Severities(YamlNode node, ImmutableDictionary<string, Severity?> before)
    {
        foreach (var (key, value) in Entries(node))
        {
            if (!RuleSelection.IsKnown(key.Value, rules))
            {
                UnknownRule(key);
                continue;
            }

            if (!TryWord(value, "severity", SeverityWords, out var severity))
                continue;
            foreach (var rule in rules)
            {
                if (RuleSelection.Means(key.Value, rule.Descriptor))
                    before = before.SetItem(rule.Descriptor.Id, severity);
            }
        }

        return before;
    }

    /// <summary>One of some words.</summary>
    public bool TryWord<T>(YamlNode node, string what, IReadOnlyList<(string Word, T Value)> words, out T value)
    {
        value = default!;
        if (Text(node) is not { } text)
            return false;
        foreach (var (word, meaning) in words)
        {
            if (word == text)
            {
                value = meaning;
                return true;
            }
        }

        Unknown((YamlScalar)node, what, words.Select(pair => pair.Word));
        return false;
    }

    public bool? Boolean(YamlNode node) =>
        TryWord(node, "value", [("true", true), ("false", false)], out var value) ? value : null;

    /// <summary>The scalars of a list, or the one that stands alone.</summary>
    public IEnumerable<YamlScalar> Scalars(YamlNode node)
    {
        foreach (var item in node is YamlSequence list ? list.Items : ImmutableArray.Create(node))
        {
            if (item is YamlScalar { IsNull: false } scalar)
                yield return scalar;
            else
                Fault(item.Span, "a list of single values is expected here");
        }
    }

    public ImmutableArray<YamlEntry> Entries(YamlNode node)
    {
        if (node is YamlMapping mapping)
            return mapping.Entries;
        Fault(node.Span, "a mapping (key: value) is expected here");
        return ImmutableArray<YamlEntry>.Empty;
    }

    private static readonly ImmutableArray<(string Word, Severity? Value)> SeverityWords = ImmutableArray.Create<(string, Severity?)>(
        ("error", Severity.Error), ("warning", Severity.Warning), ("note", Severity.Note), ("off", null));

    private void UnknownRule(YamlScalar token)
    {
        var near = RuleSelection.Suggestion(token.Value, rules);
        Fault(token.Span, $"no rule is called '{token.Value}'" + (near is null ? "" : $"; did you mean '{near}'?"));
    }

    private static string OneLine(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => string.Join(", ", list.Items.Select(OneLine)),
        YamlMapping mapping => string.Join(", ", mapping.Entries.Select(entry => entry.Key.Value + ": " + OneLine(entry.Value))),
        _ => "",
    };
}
