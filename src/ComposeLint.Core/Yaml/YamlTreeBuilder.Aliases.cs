using ComposeLint.Text;
using YamlDotNet.Core.Events;

namespace ComposeLint.Yaml;

/// <summary>Anchors, aliases, merge keys and the count of nodes that they expand to.</summary>
internal sealed partial class YamlTreeBuilder
{
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private long _written;
    private long _expanded;

    /// <summary>An anchored node; without node while it is still being read.</summary>
    private readonly record struct Anchored(YamlNode? Node, int Count);

    /// <summary>Counts a node that is written; what aliases expand to is counted apart, so that a bomb costs its own aliases only.</summary>
    private void CountNode(int at)
    {
        if (++_written > YamlReader.MaxNodes)
            throw new YamlLimitException(at, $"more than {YamlReader.MaxNodesText} nodes", isFinal: true);
    }

    private Reading ReadAlias(AnchorAlias alias)
    {
        var end = Math.Min((int)alias.End.Index, _text.Length);
        var start = Math.Min((int)alias.Start.Index, end);
        var name = alias.Value.Value;
        var site = _source.At(start, end);
        string? fault = null;
        if (!_anchors.TryGetValue(name, out var anchored))
            fault = $"unknown anchor '{name}' referenced";
        else if (anchored.Node is null)
            fault = $"anchor '{name}' contains itself";
        else if (_written + _expanded + anchored.Count > YamlReader.MaxNodes)
        {
            AddProblem(YamlReader.LimitKind, start, end, $"alias '{name}' brings this file to more than {YamlReader.MaxNodesText} nodes; it was not expanded");
            return new Reading(UnknownScalar(site, "an alias that was not expanded"), start, end, 1);
        }

        if (fault is not null)
        {
            AddProblem(SyntaxKind, start, end, fault);
            return new Reading(UnknownScalar(site, fault), start, end, 1);
        }

        _expanded += anchored.Count;
        var node = anchored.Node!;
        return new Reading(node.WithOrigin(new Origin(OriginKind.Alias, site, name, node.Origin)), start, end, anchored.Count);
    }

    private static YamlScalar UnknownScalar(SourceSpan site, string reason) => new("", ScalarStyle.Plain, site, unknownReason: reason);

    /// <summary>As go-yaml: a plain <c>&lt;&lt;</c>, untagged or tagged as a merge key (yaml/go-yaml decode.go, isMerge).</summary>
    private static bool IsMergeKey(YamlScalar key) =>
        key.Style == ScalarStyle.Plain && key.Value == "<<" && key.Tag is null or "!" or "!!merge" && key.Origin is null;

    /// <summary>
    /// Adds the entries of merged mappings whose keys are not there yet: explicit keys win, then earlier mappings of a list (go-yaml decode.go,
    /// merge). Answers whether something merged has gaps.
    /// </summary>
    private bool Merge(KeySet keys, YamlScalar mergeKey, YamlNode value)
    {
        if (value is YamlSequence list && value.Origin is null)
        {
            var hasGaps = false;
            foreach (var item in list.Items)
                hasGaps |= MergeOne(keys, mergeKey, item);
            return hasGaps;
        }

        return MergeOne(keys, mergeKey, value);
    }

    private bool MergeOne(KeySet keys, YamlScalar mergeKey, YamlNode value)
    {
        if (value is not YamlMapping mapping)
        {
            if (value is YamlScalar { UnknownReason: not null })
                return true;
            var at = value.Origin is { Kind: OriginKind.Alias } alias ? alias.At.Span : value.Span.Span;
            if (at.IsEmpty)
                at = mergeKey.Span.Span;
            AddProblem(SyntaxKind, at.Start, at.End, "a merge key (<<) takes a mapping, an alias of one, or a list of them");
            return true;
        }

        var step = mapping.Origin is { Kind: OriginKind.Alias } origin ? origin : null;
        var site = step?.At ?? mergeKey.Span;
        foreach (var entry in mapping.Entries)
        {
            if (keys.Find(entry.Key.Value) is not null)
                continue;
            var key = (YamlScalar)entry.Key.WithOrigin(new Origin(OriginKind.MergeKey, site, step?.Detail, entry.Key.Origin));
            keys.Add(new YamlEntry(key, entry.Value.WithOrigin(new Origin(OriginKind.MergeKey, site, step?.Detail, entry.Value.Origin))));
        }

        return mapping.HasGaps;
    }
}
