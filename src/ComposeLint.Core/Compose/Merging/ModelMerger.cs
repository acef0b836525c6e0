using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>
/// Merges one model over another by the rules of compose-go override/merge.go. What comes from either side gets that side's step in its origin.
/// A value that cannot be merged is a problem, and the later one stays.
/// </summary>
internal sealed class ModelMerger(LoadSession session, Origin? baseStep, Origin? overrideStep)
{
    private readonly List<string> _path = [];

    /// <summary>Merges whole models.</summary>
    public YamlMapping Merge(YamlMapping first, YamlMapping second) =>
        first.Entries.IsEmpty && baseStep is null && overrideStep is null ? second : Mappings(first, second, MergeRules.Merge);

    /// <summary>Merges one resource of a section over another of its name.</summary>
    public YamlMapping MergeSection(string section, string name, YamlMapping first, YamlMapping second)
    {
        _path.Add(section);
        _path.Add(name);
        return Mappings(first, second, MergeRules.Merge.Below(section)?.Items);
    }

    private YamlNode Values(YamlNode first, YamlNode second, PathRules<MergeRule>? rules)
    {
        if (rules is { HasRule: true })
            return Special(first, second, rules);
        if (second is YamlScalar { IsNull: true })
            return Nodes.After(first, baseStep);
        switch (first)
        {
            case YamlMapping mapping when second is YamlMapping other:
                return Mappings(mapping, other, rules);
            case YamlSequence list when second is YamlSequence other:
                return Sequences(list.Items, other.Items, list, other);
            case YamlMapping or YamlSequence:
                Refuse(second);
                break;
        }

        return Nodes.After(second, overrideStep);
    }

    private YamlNode Special(YamlNode first, YamlNode second, PathRules<MergeRule> rules)
    {
        switch (rules.Rule)
        {
            case MergeRule.Replace:
                return Nodes.After(second, overrideStep);
            case MergeRule.KeyValues:
                if (_path.Count == 3 && _path[0] == "volumes")
                    RefuseEqualLabels(first, second);
                return Mappings(AsMapping(KeyValues.ToMapping(first)), AsMapping(KeyValues.ToMapping(second)), null, replaces: true);
            case MergeRule.Sequence:
                return Sequences(KeyValues.ToItems(first), KeyValues.ToItems(second), first, second);
            case MergeRule.ExtraHosts:
                var hosts = KeyValues.ToItems(first);
                var known = new HashSet<string>(hosts.OfType<YamlScalar>().Select(h => h.Value), StringComparer.Ordinal);
                return Sequences(hosts, KeyValues.ToItems(second).Where(h => h is not YamlScalar s || !known.Contains(s.Value)).ToImmutableArray(), first, second);
            case MergeRule.Build:
                return Mappings(AsMapping(Canonical.Build(first)), AsMapping(Canonical.Build(second)), rules);
            case MergeRule.DependsOn:
                return Mappings(AsMapping(Canonical.DependsOn(first)), AsMapping(Canonical.DependsOn(second)), rules);
            case MergeRule.Names:
                return Mappings(AsMapping(Canonical.Names(first)), AsMapping(Canonical.Names(second)), rules);
            case MergeRule.Logging:
                var logging = AsMapping(first);
                var other = AsMapping(second);
                var driver = (logging["driver"] as YamlScalar)?.Value;
                var otherDriver = (other["driver"] as YamlScalar)?.Value;
                return driver is null || otherDriver is null || driver == otherDriver ? Mappings(logging, other, rules) : Nodes.After(second, overrideStep);
            case MergeRule.IpamConfig when first is YamlSequence pools && second is YamlSequence otherPools:
                return Pools(pools, otherPools);
            default:
                // A mapping of an ulimit replaces too: compose-go merges the later one with itself.
                return Nodes.After(second, overrideStep);
        }
    }

    private YamlMapping Mappings(YamlMapping first, YamlMapping second, PathRules<MergeRule>? rules, bool replaces = false)
    {
        var merged = new MappingBuilder(first);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in second.Entries)
        {
            var name = entry.Key.Value;
            if (merged[name] is not { } value || !shared.Add(name) || !first.TryGet(name, out _))
            {
                merged.Set(entry.Key, Nodes.After(entry.Value, overrideStep));
                continue;
            }

            _path.Add(name);
            merged.Set(entry.Key, replaces ? Nodes.After(entry.Value, overrideStep) : Values(value, entry.Value, rules?.Below(name)));
            _path.RemoveAt(_path.Count - 1);
        }

        var step = Nodes.Join(baseStep, first.Origin);
        if (step is not null)
        {
            foreach (var entry in first.Entries)
            {
                if (!shared.Contains(entry.Key.Value))
                    merged.Set(entry.Key, Nodes.After(entry.Value, step));
            }
        }

        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first.Span);
    }

    private YamlSequence Sequences(ImmutableArray<YamlNode> first, ImmutableArray<YamlNode> second, YamlNode firstNode, YamlNode secondNode)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>(first.Length + second.Length);
        var firstStep = Nodes.Join(baseStep, firstNode.Origin);
        var secondStep = Nodes.Join(overrideStep, secondNode.Origin);
        foreach (var item in first)
            items.Add(Nodes.After(item, firstStep));
        foreach (var item in second)
            items.Add(Nodes.After(item, secondStep));
        return new YamlSequence(items.MoveToImmutable(), firstNode.Span);
    }

    /// <summary>Pools merge pairwise; see compose-go override/merge.go mergeIPAMConfig, order and all.</summary>
    private YamlSequence Pools(YamlSequence first, YamlSequence second)
    {
        var pools = new List<YamlNode>();
        foreach (var original in first.Items)
        {
            var right = AsMapping(original);
            foreach (var item in second.Items)
            {
                var left = AsMapping(item);
                if (Subnet(left) != Subnet(right) && pools.FindIndex(p => Subnet(p) == Subnet(left)) < 0)
                {
                    pools.Add(Nodes.After(left, overrideStep));
                    continue;
                }

                right = Mappings(right, left, null);
                var same = pools.FindIndex(p => Subnet(p) == Subnet(right));
                if (same >= 0)
                    pools[same] = right;
                else
                    pools.Add(right);
            }
        }

        return new YamlSequence(pools.ToImmutableArray(), first.Span);
    }

    private static string? Subnet(YamlNode node) => ((node as YamlMapping)?["subnet"] as YamlScalar)?.Value;

    private static YamlMapping AsMapping(YamlNode node) =>
        node as YamlMapping ?? new YamlMapping(ImmutableArray<YamlEntry>.Empty, node.Span, null, node.Origin);

    /// <summary>Labels of volumes become a list whose equal items the schema then refuses; elsewhere Compose drops them first.</summary>
    private void RefuseEqualLabels(YamlNode first, YamlNode second)
    {
        if (overrideStep is null || KeyValues.ToItems(second).OfType<YamlScalar>().FirstOrDefault(label =>
            KeyValues.ToItems(first).OfType<YamlScalar>().Any(other => other.Value == label.Value && label.UnknownReason is null)) is not { } equal)
        {
            return;
        }

        var where = string.Join(".", _path);
        session.Report("cannot-merge", new Element(equal.Span, second.Span, equal.Value, where + "." + equal.Value, equal.Origin),
            $"the label {session.Shown(equal)} stands in both files: Compose refuses that for volumes",
            $"validating {session.Files.FullPath(overrideStep.Detail!)}: {where} must be a mapping");
    }

    private void Refuse(YamlNode node)
    {
        var where = string.Join(".", _path);
        session.Report("cannot-merge", new Element(node.Span, node.Span, where, where, node.Origin),
            $"{where} is of another kind here than in the file it is merged over", "cannot override " + where);
    }
}
