using System.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// Findings that were there when it was recorded: one identity a line (rule, subject, evidence, file), without prose and line numbers, so that it outlives
/// edits. Lines that begin with <c>#</c> are comments.
/// </summary>
public sealed class Baseline
{
    private readonly ImmutableSortedSet<string> _entries;

    private Baseline(ImmutableSortedSet<string> entries) => _entries = entries;

    /// <summary>How many findings it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>That of findings.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="pathOf">A file's path as the baseline has it: seen from one place, wherever the tool runs.</param>
    public static Baseline Of(IEnumerable<Finding> findings, Func<string, string> pathOf) =>
        new(findings.Select(finding => Entry(finding, pathOf)).ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Reads its text.</summary>
    public static Baseline Parse(string text) =>
        new(text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').ToImmutableSortedSet(StringComparer.Ordinal));

    /// <summary>Whether a finding was there.</summary>
    public bool Holds(Finding finding, Func<string, string> pathOf) => _entries.Contains(Entry(finding, pathOf));

    /// <summary>What of it is still in another.</summary>
    public Baseline StillIn(Baseline other) => new(_entries.Intersect(other._entries));

    /// <summary>Its text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("# Findings of ComposeLint that were there when this was recorded: `composelint check` hides them, `composelint baseline --prune` drops those that are gone.\n");
        foreach (var entry in _entries)
            text.Append(entry).Append('\n');
        return text.ToString();
    }

    private static string Entry(Finding finding, Func<string, string> pathOf)
    {
        var entry = string.Join("|", finding.Rule.Id, pathOf(finding.Subject.Span.Source.Path), finding.Subject.Key, finding.Evidence?.Key ?? "");
        return entry.IndexOfAny(['\n', '\r']) < 0 ? entry : entry.Replace("\r", "\\r").Replace("\n", "\\n");
    }
}
