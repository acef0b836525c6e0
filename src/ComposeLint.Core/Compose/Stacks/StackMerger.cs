using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Stacks;

/// <summary>How two values of a stack's files become one.</summary>
internal enum StackMerge
{
    /// <summary>The later takes the place of the earlier whole.</summary>
    Replace,
    /// <summary>The later list takes its place unless it is empty: a command.</summary>
    ReplaceUnlessEmpty,
    /// <summary>Texts by name; a blank one counts.</summary>
    Texts,
    /// <summary>Texts by name; one that is blank or missing does not take the place of another.</summary>
    Variables,
    /// <summary>Structures by name, each replaced.</summary>
    Named,
    /// <summary>Networks that a service joins.</summary>
    Attachments,
    /// <summary>Items of a list by what they publish, mount or name; the last of a key stays, in order of their keys.</summary>
    Published,
    /// <summary>As <see cref="Published"/>, by target.</summary>
    Target,
    /// <summary>As <see cref="Published"/>, by source.</summary>
    Source,
    /// <summary>Logging: options join when the driver is the same.</summary>
    Logging,
}

/// <summary>
/// Merges the files of a stack as <c>docker stack deploy</c> does (docker/cli cli/compose/loader/merge.go over dario.cat/mergo): what is empty - 0, false, blank -
/// does not take the place of what is not, lists are joined end to end, networks, volumes, secrets and configs are replaced, and of ports the published
/// number is the key, so that 53/tcp and 53/udp of one service do not both outlive a merge.
/// </summary>
internal sealed class StackMerger(LoadSession session, Origin step)
{
    private static readonly PathRules<StackMerge> Rules = new(
    [
        new("networks", StackMerge.Named), new("volumes", StackMerge.Named), new("secrets", StackMerge.Named), new("configs", StackMerge.Named),
        new("services.*.ports", StackMerge.Published), new("services.*.volumes", StackMerge.Target), new("services.*.secrets", StackMerge.Source), new("services.*.configs", StackMerge.Source),
        new("services.*.command", StackMerge.ReplaceUnlessEmpty), new("services.*.entrypoint", StackMerge.ReplaceUnlessEmpty),
        new("services.*.environment", StackMerge.Variables), new("services.*.build.args", StackMerge.Variables),
        new("services.*.labels", StackMerge.Texts), new("services.*.build.labels", StackMerge.Texts), new("services.*.deploy.labels", StackMerge.Texts), new("services.*.sysctls", StackMerge.Texts),
        new("services.*.networks", StackMerge.Attachments), new("services.*.ulimits", StackMerge.Named), new("services.*.logging", StackMerge.Logging),
        new("services.*.deploy.replicas", StackMerge.Replace), new("services.*.healthcheck.retries", StackMerge.Replace), new("services.*.deploy.restart_policy.max_attempts", StackMerge.Replace),
        new("services.*.deploy.update_config.parallelism", StackMerge.Replace), new("services.*.deploy.rollback_config.parallelism", StackMerge.Replace),
    ]);

    /// <summary>One file's model over what came before. Extensions at top level are the first file's alone.</summary>
    public YamlMapping Merge(YamlMapping first, YamlMapping second)
    {
        var merged = new MappingBuilder(first);
        foreach (var section in second.Entries)
        {
            if (section.Key.Value is not ("services" or "networks" or "volumes" or "secrets" or "configs") || section.Value is not YamlMapping later)
                continue;
            var earlier = merged[section.Key.Value] as YamlMapping;
            merged.Set(section.Key, earlier is null ? Nodes.After(later, step)
                : section.Key.Value == "services" ? Services(earlier, later) : Named(earlier, later));
        }

        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    private YamlMapping Services(YamlMapping first, YamlMapping second)
    {
        var merged = new MappingBuilder(first);
        foreach (var entry in second.Entries)
        {
            merged.Set(entry.Key, merged[entry.Key.Value] is YamlMapping earlier && entry.Value is YamlMapping later
                ? Structure(earlier, later, Rules.Below("services")!.Below(entry.Key.Value))
                : Nodes.After(entry.Value, step));
        }

        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    private YamlMapping Structure(YamlMapping first, YamlMapping second, PathRules<StackMerge>? rules)
    {
        var merged = new MappingBuilder(first);
        // A merge reads the lists that have keys through a map, whether or not the later file has any.
        foreach (var entry in first.Entries)
            if (second[entry.Key.Value] is null && rules?.Below(entry.Key.Value) is { HasRule: true, Rule: StackMerge.Published or StackMerge.Target or StackMerge.Source } keyed && entry.Value is YamlSequence list)
                merged.Set(entry.Key, Keyed(list, Empty(list), keyed.Rule));
        foreach (var entry in second.Entries)
            merged.Set(entry.Key, merged[entry.Key.Value] is { } earlier && Nodes.IsPresent(earlier) ? Values(earlier, entry.Value, rules?.Below(entry.Key.Value)) : Nodes.After(entry.Value, step));
        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    private YamlNode Values(YamlNode first, YamlNode second, PathRules<StackMerge>? rules)
    {
        if (!Nodes.IsPresent(second))
            return first;
        var later = Nodes.After(second, step);
        if (rules is { HasRule: true })
        {
            return (rules.Rule, first, second) switch
            {
                (StackMerge.Replace, _, _) => later,
                (StackMerge.ReplaceUnlessEmpty, _, _) => second is YamlSequence { Items.IsEmpty: true } or YamlScalar { UnknownReason: null, Value: "" } ? first : later,
                (StackMerge.Texts, YamlMapping a, YamlMapping b) => Texts(a, b, keepsBlank: true),
                (StackMerge.Variables, YamlMapping a, YamlMapping b) => Texts(a, b, keepsBlank: false),
                (StackMerge.Named, YamlMapping a, YamlMapping b) => Named(a, b),
                (StackMerge.Attachments, YamlMapping a, YamlMapping b) => Attachments(a, b),
                (StackMerge.Logging, YamlMapping a, YamlMapping b) => Logging(a, b),
                (StackMerge.Published or StackMerge.Target or StackMerge.Source, YamlSequence a, YamlSequence b) => Keyed(a, b, rules.Rule),
                _ => later,
            };
        }

        return (first, second) switch
        {
            (YamlMapping a, YamlMapping b) => Structure(a, b, rules),
            (YamlSequence a, YamlSequence b) => new YamlSequence(
                a.Items.AddRange(b.Items.Select(item => Nodes.After(item, Nodes.Join(step, b.Origin)))), a.Span, null, a.Origin, a.HasGaps || b.HasGaps),
            (_, YamlScalar scalar) => IsEmpty(scalar) ? first : later,
            _ => later,
        };
    }

    private YamlMapping Named(YamlMapping first, YamlMapping second)
    {
        var merged = new MappingBuilder(first);
        foreach (var entry in second.Entries)
            merged.Set(entry.Key, Nodes.After(entry.Value, step));
        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    private YamlMapping Texts(YamlMapping first, YamlMapping second, bool keepsBlank)
    {
        var merged = new MappingBuilder(first);
        foreach (var entry in second.Entries)
        {
            var isBlank = entry.Value is YamlScalar { UnknownReason: null } scalar && (scalar.IsNull || scalar.Value.Length == 0);
            if (keepsBlank || !isBlank || !Nodes.IsPresent(merged[entry.Key.Value]))
                merged.Set(entry.Key, Nodes.After(entry.Value, step));
        }

        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    /// <summary>Aliases are the later file's alone, addresses those that it has (mergeServiceNetworkConfig).</summary>
    private YamlMapping Attachments(YamlMapping first, YamlMapping second)
    {
        var merged = new MappingBuilder(first);
        foreach (var entry in second.Entries)
        {
            if (merged[entry.Key.Value] is not YamlMapping earlier)
            {
                merged.Set(entry.Key, Nodes.After(entry.Value, step));
                continue;
            }

            if (entry.Value is not YamlMapping later)
                continue;
            var attachment = new MappingBuilder(earlier);
            attachment.Remove("aliases");
            foreach (var key in later.Entries)
                if (key.Key.Value == "aliases" || (key.Key.Value is "ipv4_address" or "ipv6_address" && !(key.Value is YamlScalar address && IsEmpty(address))))
                    attachment.Set(key.Key, Nodes.After(key.Value, Nodes.Join(step, later.Origin)));
            merged.Set(entry.Key, attachment.ToMapping(earlier));
        }

        merged.HasGaps |= second.HasGaps;
        return merged.ToMapping(first);
    }

    private YamlNode Logging(YamlMapping first, YamlMapping second)
    {
        var (driver, other) = (Consistency.Text(first["driver"]) ?? "", Consistency.Text(second["driver"]) ?? "");
        if (driver != other && driver.Length > 0 && other.Length > 0)
            return Nodes.After(second, step);
        var merged = new MappingBuilder(first);
        foreach (var entry in second.Entries)
            merged.Set(entry.Key, merged[entry.Key.Value] is YamlMapping a && entry.Value is YamlMapping b ? Texts(a, b, keepsBlank: true) : Nodes.After(entry.Value, step));
        return merged.ToMapping(first);
    }

    private YamlSequence Keyed(YamlSequence first, YamlSequence second, StackMerge rule)
    {
        var name = rule switch { StackMerge.Published => "published", StackMerge.Target => "target", _ => "source" };
        var items = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var item in first.Items)
        {
            if (rule == StackMerge.Published && items.TryGetValue(Key(item), out var lost))
                ReportLost((YamlMapping)lost, item);
            items[Key(item)] = item;
        }

        foreach (var item in second.Items)
            items[Key(item)] = Nodes.After(item, Nodes.Join(step, second.Origin));
        var ordered = rule == StackMerge.Published
            ? items.OrderBy(item => ScalarValue.TryInteger(item.Key, out var number) ? number : 0)
            : items.OrderBy(item => item.Key, StringComparer.Ordinal);
        return new YamlSequence(ordered.Select(item => item.Value).ToImmutableArray(), first.Span, null, first.Origin, first.HasGaps || second.HasGaps);

        // What is not known is its own.
        string Key(YamlNode item) => (item as YamlMapping)?[name] switch
        {
            YamlScalar { UnknownReason: not null } unknown => "\0" + unknown.Span.Source.Path + unknown.Span.Span.Start,
            YamlScalar { IsNull: false } scalar => scalar.GoText(),
            _ => "",
        };
    }

    private void ReportLost(YamlMapping lost, YamlNode kept)
    {
        if (Shown(lost) is { } port && Shown(kept as YamlMapping) is { } other && port != other)
            session.Report("stack-ignored", new Element(lost.Span, lost.Span, port, $"{lost.Span.Source.Path}.ports.{port}.{lost.Span.Span.Start}", lost.Origin),
                $"docker stack deploy loses {port}: of a service in several files one port of each published number is left, here {other}",
                help: "state the service's ports in the last file alone, or merge the files by hand", related: ImmutableArray.Create(new Annotation(kept.Span, "this one is left")));
    }

    private static string? Shown(YamlMapping? port) =>
        Consistency.Text(port?["target"]) is not { } target ? null
        : (Consistency.Text(port!["published"]) is { Length: > 0 } published ? published + ":" : "") + target + "/" + (Consistency.Text(port["protocol"]) ?? "tcp");

    private static YamlSequence Empty(YamlSequence like) => new(ImmutableArray<YamlNode>.Empty, like.Span);

    /// <summary>Go's zero value, which mergo takes for "not given".</summary>
    private static bool IsEmpty(YamlScalar scalar) =>
        scalar.UnknownReason is null && (scalar.IsNull || scalar.Value.Length == 0 || scalar.Kind() switch
        {
            ScalarKind.Boolean => scalar.GoText() == "false",
            ScalarKind.Integer or ScalarKind.Float => ScalarValue.TryFloat(scalar.Value, out var number) && number == 0,
            _ => scalar.Value is "0s",
        });
}
