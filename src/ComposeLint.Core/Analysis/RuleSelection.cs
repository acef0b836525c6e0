using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>Which rules a set of tokens means, and which rules run.</summary>
public static class RuleSelection
{
    /// <summary>The token that stands for every rule.</summary>
    public const string All = "ALL";

    /// <summary>Whether a token (id, name, category, alias or <c>ALL</c>) means the rule. Case does not matter.</summary>
    public static bool Means(string token, RuleDescriptor rule)
    {
        if (Same(token, rule.Id) || Same(token, rule.Name) || Same(token, All) || Same(token, rule.Category))
            return true;
        foreach (var ids in (ImmutableArray<string>[])[rule.Aliases, rule.Honours])
            foreach (var id in ids)
                if (Same(token, id))
                    return true;
        return false;
    }

    /// <summary>Whether a token means any of the rules.</summary>
    public static bool IsKnown(string token, ImmutableArray<Rule> rules) => rules.Any(rule => Means(token, rule.Descriptor));

    /// <summary>What a mistyped token was probably meant to be; null when nothing is near.</summary>
    public static string? Suggestion(string token, ImmutableArray<Rule> rules) =>
        Spelling.Nearest(token, rules.Select(rule => rule.Descriptor.Name).Concat(rules.Select(rule => rule.Descriptor.Id)).Concat(rules.Select(rule => rule.Descriptor.Category)));

    /// <summary>Whether a rule runs at all: chosen (or enabled by default), and neither ignored nor switched off.</summary>
    public static bool IsActive(RuleDescriptor rule, AnalyzerOptions options)
    {
        if (options.Ignore.Any(token => Means(token, rule)))
            return false;
        if (options.Severities.TryGetValue(rule.Id, out var severity) && severity is null)
            return false;
        if (options.ExtendSelect.Any(token => Means(token, rule)) || severity is not null && options.Select.IsEmpty)
            return true;
        return options.Select.IsEmpty ? rule.EnabledByDefault : options.Select.Any(token => Means(token, rule));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
