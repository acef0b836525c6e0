using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Reading;

/// <summary>
/// Reads typed values out of a mapping of the canonical model: unknown stays unknown, absent is null, and the steps of what holds a value are steps of
/// the value too.
/// </summary>
internal readonly struct NodeReader(YamlMapping mapping, string key, SourceSpan context, Origin? origin, bool isOpen)
{
    /// <summary>The mapping.</summary>
    public YamlMapping Mapping => mapping;

    /// <summary>The stable key of what is read.</summary>
    public string Key => key;

    /// <summary>What holds it: the service or top-level entry.</summary>
    public SourceSpan Context => context;

    /// <summary>The steps of the mapping.</summary>
    public Origin? Origin => origin;

    /// <summary>Why keys may be missing; null when none are.</summary>
    public string? OpenReason => isOpen || mapping.HasGaps ? GapReason : null;

    private const string GapReason = "a part of it could not be read";

    /// <summary>A reader of a mapping below; null when there is none.</summary>
    public NodeReader? Below(string name) => mapping[name] is YamlMapping below ? Below(below, name) : null;

    /// <summary>A reader of a mapping below.</summary>
    public NodeReader Below(YamlMapping below, string name) => new(below, key + "." + name, context, Nodes.Join(origin, below.Origin), isOpen || mapping.HasGaps);

    /// <summary>A text.</summary>
    public Located<string>? Text(string name) => Text(mapping[name], origin);

    /// <summary>A text of a scalar; null when it is absent or null.</summary>
    public static Located<string>? Text(YamlNode? node, Origin? origin) => node switch
    {
        YamlScalar { UnknownReason: { } reason } scalar => Located<string>.Unknown(reason, scalar.Span, Nodes.Join(origin, scalar.Origin)),
        YamlScalar { IsNull: true } => null,
        YamlScalar scalar => new Located<string>(scalar.GoText(), scalar.Span, Nodes.Join(origin, scalar.Origin)),
        _ => null,
    };

    /// <summary>How a scalar is called in names and keys: as written where its value is unknown or of the environment.</summary>
    public static string Shown(YamlScalar scalar) =>
        scalar.UnknownReason is null && !Nodes.IsFromEnvironment(scalar.Origin) ? scalar.Value : scalar.Span.Text;

    /// <summary>A text that is not blank: Compose takes a blank one for none.</summary>
    public Located<string>? NonBlank(string name) => Text(name) is { } text && !(text.IsKnown && text.Value.Length == 0) ? text : null;

    /// <summary>A boolean.</summary>
    public Located<bool>? Flag(string name) => Text(name) is not { } text ? null
        : !text.IsKnown ? Located<bool>.Unknown(text.UnknownReason!, text.Span, text.Origin)
        : text.Value is "true" or "false" ? new Located<bool>(text.Value == "true", text.Span, text.Origin)
        : Located<bool>.Unknown("it is not a boolean", text.Span, text.Origin);

    /// <summary>A whole number.</summary>
    public Located<int>? Number(string name) => Text(name) is not { } text ? null
        : !text.IsKnown ? Located<int>.Unknown(text.UnknownReason!, text.Span, text.Origin)
        : ScalarValue.TryInteger(text.Value, out var number) && number is >= int.MinValue and <= int.MaxValue ? new Located<int>((int)number, text.Span, text.Origin)
        : Located<int>.Unknown("it is not a number", text.Span, text.Origin);

    /// <summary>A list of texts; one text stands for a list of one.</summary>
    public LocatedList<Located<string>> Texts(string name)
    {
        switch (mapping[name])
        {
            case null:
                return new LocatedList<Located<string>>(ImmutableArray<Located<string>>.Empty, OpenReason);
            case YamlScalar scalar:
                return Text(scalar, origin) is { } single
                    ? new LocatedList<Located<string>>(ImmutableArray.Create(single), single.UnknownReason)
                    : default;
            case YamlSequence list:
                var inherited = Nodes.Join(origin, list.Origin);
                var texts = ImmutableArray.CreateBuilder<Located<string>>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    if (Text(item, inherited) is { } text)
                        texts.Add(text);
                }

                return new LocatedList<Located<string>>(texts.ToImmutable());
            case YamlMapping names:
                return new LocatedList<Located<string>>(names.Entries.Select(e => new Located<string>(e.Key.Value, e.Key.Span, e.Key.Origin)).ToImmutableArray(), names.HasGaps ? GapReason : null);
            default:
                return default;
        }
    }

    /// <summary>Keys and values, of a mapping or of a list of <c>KEY=value</c>.</summary>
    public LocatedList<ComposeEntry> Pairs(string name)
    {
        if (mapping[name] is not { } node)
            return new LocatedList<ComposeEntry>(ImmutableArray<ComposeEntry>.Empty, OpenReason);
        if (KeyValues.ToMapping(node) is not YamlMapping pairs)
            return default;
        var inherited = Nodes.Join(origin, pairs.Origin);
        var entries = ImmutableArray.CreateBuilder<ComposeEntry>(pairs.Entries.Length);
        string? open = pairs.HasGaps ? GapReason : null;
        foreach (var pair in pairs.Entries)
        {
            if (pair.Key.UnknownReason is { } reason)
            {
                open ??= reason;
                continue;
            }

            var value = pair.Value switch
            {
                YamlScalar scalar => Text(scalar, inherited),
                YamlSequence { Items.Length: > 0 } many => Text(many.Items[many.Items.Length - 1], inherited),
                YamlMapping soft => Text(soft["soft"], inherited),
                _ => null,
            };
            entries.Add(new ComposeEntry
            {
                Span = pair.Key.Span,
                Context = context,
                Name = pair.Key.Value,
                Key = $"{key}.{name}.{pair.Key.Value}",
                Origin = value?.Origin ?? Nodes.Join(inherited, pair.Key.Origin),
                Value = value,
                IsSecret = value is { } known && Nodes.IsFromEnvironment(known.Origin),
            });
        }

        return new LocatedList<ComposeEntry>(entries.ToImmutable(), open);
    }

    /// <summary>A namespace such as <c>network_mode</c>.</summary>
    public Located<NamespaceMode>? Namespace(string name) => NonBlank(name)?.Select(NamespaceMode.Parse);
}
