using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>A mount in the short syntax, <c>[SOURCE:]TARGET[:OPTIONS]</c> (compose-go format/volume.go ParseVolume).</summary>
/// <param name="Source">The source; null for an anonymous volume.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="SourceStart">Where the source starts in the text.</param>
/// <param name="TargetStart">Where the target starts in the text.</param>
/// <param name="Options">The options, split at commas.</param>
internal sealed record ShortVolume(string? Source, string Target, int SourceStart, int TargetStart, ImmutableArray<string> Options)
{
    /// <summary>Parses a text; null with Compose's error when it is none.</summary>
    public static ShortVolume? Parse(string text, out string error)
    {
        error = "";
        if (text.Length == 0)
        {
            error = "invalid empty volume spec";
            return null;
        }

        if (text.Length <= 2)
            return new ShortVolume(null, text, 0, 0, ImmutableArray<string>.Empty);
        string? source = null;
        string? target = null;
        var sourceStart = 0;
        var targetStart = 0;
        var options = ImmutableArray<string>.Empty;
        var start = 0;
        var nesting = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length;
            if (!isEnd && text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{')
                nesting++;
            else if (!isEnd && text[i] == '}' && nesting > 0)
                nesting--;
            if (!isEnd && (text[i] != ':' || nesting > 0 || (i - start == 1 && char.IsLetter(text[start]))))
                continue;
            var part = text.Substring(start, i - start);
            if (part.Length == 0)
            {
                error = $"invalid spec: {text}: empty section between colons";
                return null;
            }

            if (source is null && isEnd)
                (target, targetStart) = (part, start);
            else if (source is null)
                (source, sourceStart) = (part, start);
            else if (target is null)
                (target, targetStart) = (part, start);
            else if (!isEnd)
            {
                error = $"invalid spec: {text}: too many colons";
                return null;
            }
            else
                options = part.Split(',').ToImmutableArray();
            start = i + 1;
        }

        return new ShortVolume(source, target ?? "", sourceStart, targetStart, options);
    }

    /// <summary>Whether the source is a path of the host: it starts with <c>.</c>, <c>/</c>, <c>~</c>, <c>\\</c> or a drive.</summary>
    public bool IsBind => Source is { Length: > 0 } source
        && (source[0] is '.' or '/' or '~' || source.StartsWith("\\\\", StringComparison.Ordinal) || (source.Length > 1 && source[1] == ':' && char.IsLetter(source[0])));

    /// <summary>The long syntax of it.</summary>
    public YamlMapping ToMapping(YamlScalar scalar)
    {
        var mapping = new MappingBuilder();
        mapping.SetDefault("type", Nodes.Text(IsBind ? "bind" : "volume", scalar));
        if (Source is not null)
            mapping.SetDefault("source", Nodes.Part(scalar, SourceStart, Source.Length));
        mapping.SetDefault("target", CleanTarget(scalar));
        var details = new MappingBuilder();
        foreach (var option in Options)
        {
            if (option is "ro")
                mapping.SetDefault("read_only", new YamlScalar("true", ScalarStyle.Plain, scalar.Span, null, scalar.Origin));
            else if (option is "rw")
                mapping.Remove("read_only");
            else if (option is "z" or "Z")
                details.SetDefault("selinux", Nodes.Text(option, scalar));
            else if (option is "rprivate" or "private" or "rshared" or "shared" or "rslave" or "slave")
                details.SetDefault("propagation", Nodes.Text(option, scalar));
            else if (option is "nocopy")
                details.SetDefault("nocopy", Nodes.Default("true", scalar.Span));
        }

        var volume = new MappingBuilder();
        if (details["nocopy"] is { } nocopy)
            volume.SetDefault("nocopy", nocopy);
        details.Remove("nocopy");
        if (IsBind)
            details.SetDefault("create_host_path", Nodes.Default("true", scalar.Span));
        if (IsBind || details.Entries.Count > 0)
            mapping.SetDefault("bind", details.ToMapping(scalar.Span));
        // The shortest texts are returned before this section is made.
        if ((!IsBind && scalar.Value.Length > 2) || volume.Entries.Count > 0)
            mapping.SetDefault("volume", volume.ToMapping(scalar.Span));
        return mapping.ToMapping(scalar.Span, Nodes.ShortSyntax, scalar.Origin);
    }

    private YamlScalar CleanTarget(YamlScalar scalar)
    {
        var part = Nodes.Part(scalar, TargetStart, Target.Length);
        var clean = UnixPath.Clean(Target);
        return clean == Target ? part : new YamlScalar(clean, part.Style, part.Span, null, part.Origin, part.UnknownReason);
    }
}
