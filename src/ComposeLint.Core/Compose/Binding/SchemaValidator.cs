using System.Globalization;
using ComposeLint.Compose.Json;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Binding;

/// <summary>
/// Holds a model against the schema that its deployer holds it against: of Compose the whole of compose-go's schema/compose-spec.json (types, oneOf,
/// properties, patternProperties, additionalProperties, required, enum, pattern, minimum, maximum, uniqueItems), of <c>docker stack deploy</c>
/// that of docker/cli 3.x, by the file's <c>version</c>. The model is what is validated there: interpolated and cast, extends and files merged, before
/// short syntaxes are made long. Compose refuses a model if and only if there is a fault, as far as all values are known: what
/// is unknown, still holds a variable, or is tagged <c>!reset</c> is not judged, nor what a mapping with gaps lacks.
/// </summary>
public sealed class SchemaValidator
{
    private readonly List<SchemaFault> _faults = [];
    private readonly List<string> _path = [];
    private readonly ComposeDialect _dialect;
    private readonly int _format;
    private SourceSpan _context;

    private SchemaValidator(ComposeDialect dialect, int format, SourceSpan context)
    {
        _dialect = dialect;
        _format = format;
        _context = context;
    }

    private bool IsStack => _dialect == ComposeDialect.Stack;

    /// <summary>All faults of a model, in its order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dialect">Whose schema.</param>
    /// <param name="format">The format 3.x of a stack.</param>
    public static ImmutableArray<SchemaFault> Validate(YamlMapping model, ComposeDialect dialect = ComposeDialect.Compose, int format = StackFormats.Newest)
    {
        var validator = new SchemaValidator(dialect, format, model.Span);
        validator.Check(model, null, ComposeKeys.Root(dialect));
        return validator._faults.ToImmutableArray();
    }

    /// <summary>The fault that the deployer would tell: the first of the deepest, of a stack's a wrong type before others; null when there is none.</summary>
    public static SchemaFault? Told(ImmutableArray<SchemaFault> faults, ComposeDialect dialect = ComposeDialect.Compose)
    {
        SchemaFault? told = null;
        foreach (var fault in faults)
        {
            if (fault.Refusal is not null && (told is null || fault.Specificity > told.Specificity
                || (dialect == ComposeDialect.Stack && fault.Specificity == told.Specificity && fault.Problem.Kind == "wrong-type" && told.Problem.Kind != "wrong-type")))
                told = fault;
        }

        return told;
    }

    private void Check(YamlNode node, YamlScalar? key, KeyShape shape)
    {
        if (node is YamlScalar { UnknownReason: not null } or { Tag: "!reset" } || (node is YamlScalar scalar && HoldsVariable(scalar.Value)))
            return;
        var type = JsonTypes.Of(node);
        var first = shape.Alternatives[0];
        foreach (var alternative in shape.Alternatives)
        {
            if (!JsonTypes.Take(alternative.Types, type, node))
                continue;
            var before = _faults.Count;
            CheckConditions(node, key, shape, alternative);
            if (alternative != first)
                TellAsOneOf(before, first);
            return;
        }

        WrongType(node, key, shape, type);
    }

    /// <summary>
    /// compose-go tells of a failed oneOf the first of the deepest causes. The alternatives before the one that fits by type fail by type at the
    /// value itself, so a fault that lies no deeper is told as that type error.
    /// </summary>
    private void TellAsOneOf(int before, ShapeAlternative first)
    {
        // The stack's client tells what is wrong with the alternative that came nearest.
        if (_faults.Count == before || IsStack)
            return;
        for (var i = before; i < _faults.Count; i++)
        {
            if (_faults[i].Specificity > _path.Count)
                return;
        }

        for (var i = before; i < _faults.Count; i++)
            _faults[i] = _faults[i] with { Refusal = TypeRefusal(first) };
    }

    private void CheckConditions(YamlNode node, YamlScalar? key, KeyShape shape, ShapeAlternative alternative)
    {
        switch (node)
        {
            case YamlMapping mapping:
                CheckMapping(mapping, key, shape, alternative);
                break;
            case YamlSequence list:
                CheckList(list, key, alternative);
                break;
            case YamlScalar scalar:
                CheckScalar(scalar, key, alternative);
                break;
        }
    }

    private void CheckMapping(YamlMapping mapping, YamlScalar? key, KeyShape shape, ShapeAlternative alternative)
    {
        List<int>? unknown = null;
        foreach (var entry in mapping.Entries)
        {
            var name = entry.Key.Value;
            var outer = _context;
            _path.Add(name);
            if (_path.Count <= 2)
                _context = Whole(entry);
            if (alternative.Keys.TryGetValue(name, out var known) && !IsTooNew(known.Path))
                Check(entry.Value, entry.Key, known);
            else if (alternative.Named is { } named && Fits(name, alternative.Free))
                Check(entry.Value, entry.Key, named);
            else if (!(alternative.IsOpen && !IsTooNew(shape.Path + ".*")) && !(alternative.AllowsExtensions && name.StartsWith("x-", StringComparison.Ordinal)) && entry.Value.Tag != "!reset")
            {
                (unknown ??= []).Add(_faults.Count);
                UnknownKey(entry.Key, shape, alternative);
            }

            _path.RemoveAt(_path.Count - 1);
            _context = outer;
        }

        if (unknown is not null && !IsStack)
            RefuseTogether(unknown);
        if (mapping.HasGaps)
            return;
        foreach (var needed in alternative.Needs)
        {
            if (mapping[needed] is null)
                Invalid(mapping, key, $"{Here()} needs a '{needed}'", IsStack ? needed + " is required" : $"missing property '{needed}'");
        }
    }

    private void CheckList(YamlSequence list, YamlScalar? key, ShapeAlternative alternative)
    {
        if (alternative.Item is { } item)
        {
            for (var i = 0; i < list.Items.Length; i++)
            {
                _path.Add(i.ToString(CultureInfo.InvariantCulture));
                Check(list.Items[i], null, item);
                _path.RemoveAt(_path.Count - 1);
            }
        }

        if (alternative.IsUnique && EqualItems.FirstPair(list) is { } pair)
        {
            var refusal = string.Format(CultureInfo.InvariantCulture, IsStack ? "array items[{0},{1}] must be unique" : "items at {0} and {1} are equal", pair.First, pair.Second);
            var element = Subject(list.Items[pair.Second], key);
            var related = ImmutableArray.Create(new Annotation(list.Items[pair.First].Span, "the same item"));
            Add(new Problem("invalid-value", element, $"{Here()} holds the same item twice") { Related = related }, refusal, _path.Count);
        }
    }

    private void CheckScalar(YamlScalar scalar, YamlScalar? key, ShapeAlternative alternative)
    {
        if (_dialect == ComposeDialect.Compose && YamlTimestamp.Is(scalar))
        {
            // Compose 2.40.3 (compose-go 2.9.1): `services.web.environment.D invalid jsonType time.Time`; from compose-go 2.13 on the schema takes it.
            _faults.Add(new SchemaFault(new Problem("unquoted-date", Subject(scalar, key), $"{scalar.Value} is a date to YAML, not text: put it in quotes"), null, _path.Count));
        }

        if (!alternative.In.IsEmpty && !alternative.In.Contains(scalar.Value))
        {
            var quoted = alternative.In.Select(value => "'" + value + "'").ToList();
            if (IsStack)
                Invalid(scalar, key, $"{Here()} must be {Listing(alternative.In)}", $"{Field()} must be one of the following: \"{string.Join("\", \"", alternative.In)}\"");
            else
                Invalid(scalar, key, $"{Here()} must be {Listing(alternative.In)}", quoted.Count == 1 ? "value must be " + quoted[0] : "value must be one of " + string.Join(", ", quoted));
        }

        if (alternative.Matches is { } pattern && !pattern.IsMatch(scalar.Value))
            Invalid(scalar, key, $"{Here()} has not the form that is wanted: {pattern}", $"'{Shown(scalar)}' does not match pattern '{pattern}'");
        if (alternative.Format == "duration" && !IsDuration(scalar.Value))
            Invalid(scalar, key, $"{Here()} must be a duration: 1m30s", "Does not match format 'duration'");
        if (alternative.Format == "ports" && Merging.ShortPort.Parse(scalar.GoText(), out var error) is null)
            Add(new Problem("invalid-port", Subject(scalar, key), $"{Shown(scalar)} is no port: {char.ToLowerInvariant(error[0])}{error.Substring(1)}"), "Does not match format 'ports'", _path.Count);
        if (scalar.Kind() is not (ScalarKind.Integer or ScalarKind.Float) || !ScalarValue.TryFloat(scalar.Value, out var number))
            return;
        if (alternative.Minimum is { } least && number < least)
            Invalid(scalar, key, string.Format(CultureInfo.InvariantCulture, "{0} must be at least {1}", Here(), least), string.Format(CultureInfo.InvariantCulture, "must be greater than or equal to {0}", least));
        if (alternative.Maximum is { } most && number > most)
            Invalid(scalar, key, string.Format(CultureInfo.InvariantCulture, "{0} must be at most {1}", Here(), most), string.Format(CultureInfo.InvariantCulture, "must be less than or equal to {0}", most));
    }

    private void UnknownKey(YamlScalar key, KeyShape shape, ShapeAlternative alternative)
    {
        var element = new Element(key.Span, _context, key.Value, string.Join(".", _path), key.Origin);
        var holder = _path.Count == 1 ? "the file" : string.Join(".", _path.Take(_path.Count - 1));
        string message;
        if (alternative.Named is not null)
        {
            message = alternative.Free == FreeKeys.Lower
                ? $"the name '{key.Value}' may hold the letters a to z only"
                : $"the name '{key.Value}' may hold letters, digits, '.', '_' and '-' only";
        }
        else
            message = $"unknown key '{key.Value}' in {holder}{KeySuggestion.For(key.Value, shape, alternative, _dialect)}";

        if (IsStack)
        {
            var name = _path[_path.Count - 1];
            _path.RemoveAt(_path.Count - 1);
            _faults.Add(new SchemaFault(new Problem("unknown-key", element, message), $"{Field()} Additional property {key.Value} is not allowed", Math.Max(1, _path.Count)));
            _path.Add(name);
            return;
        }

        // compose-go counts this fault one deeper than the mapping that holds the key.
        _faults.Add(new SchemaFault(new Problem("unknown-key", element, message), "", _path.Count));
    }

    /// <summary>Of one mapping's unknown keys Compose tells in one sentence.</summary>
    private void RefuseTogether(List<int> unknown)
    {
        var names = unknown.Select(index => "'" + _faults[index].Problem.Subject.Name + "'").OrderBy(name => name, StringComparer.Ordinal);
        var refusal = $"{string.Join(".", _path)} additional properties {string.Join(", ", names)} not allowed";
        foreach (var index in unknown)
            _faults[index] = _faults[index] with { Refusal = refusal };
    }

    private void WrongType(YamlNode node, YamlScalar? key, KeyShape shape, ValueTypes type)
    {
        var wanted = shape.Alternatives.SelectMany(alternative => alternative.TypeNames).Distinct(StringComparer.Ordinal).Select(JsonTypes.WithArticle).ToList();
        var problem = new Problem("wrong-type", Subject(node, key), $"{Here()} must be {Listing(wanted)}, not {JsonTypes.Found(type)}");
        Add(problem, null, _path.Count, TypeRefusal(shape.Alternatives[0]));
    }

    private void Invalid(YamlNode node, YamlScalar? key, string message, string refusal) =>
        Add(new Problem("invalid-value", Subject(node, key), message), refusal, _path.Count);

    private void Add(Problem problem, string? refusal, int specificity, string? whole = null) =>
        _faults.Add(new SchemaFault(problem, whole ?? Field() + " " + refusal, IsStack ? Math.Max(1, specificity) : specificity));

    /// <summary>Where a fault lies, as the messages write it.</summary>
    private string Field() => _path.Count == 0 && IsStack ? "(root)" : string.Join(".", _path);

    private bool IsTooNew(string path) => IsStack && _format < StackFormats.Newest && StackFormats.Since(path) > _format;

    private string TypeRefusal(ShapeAlternative alternative)
    {
        if (IsStack)
            return $"{Field()} must be a {Listing(alternative.TypeNames)}";
        var names = alternative.TypeNames.Select(name => name == "list" ? "array" : name).OrderBy(name => name, StringComparer.Ordinal).ToList();
        var wanted = names.Count == 1 ? names[0] : string.Join(", ", names.Take(names.Count - 1)) + " or " + names[names.Count - 1];
        return $"{string.Join(".", _path)} must be a {wanted}";
    }

    /// <summary>What the message is about: the key, or the list's item.</summary>
    private string Here()
    {
        if (_path.Count == 0)
            return "the file";
        var last = _path[_path.Count - 1];
        return last.Length > 0 && last[0] is >= '0' and <= '9' && _path.Count > 1 ? $"an item of {_path[_path.Count - 2]}" : last;
    }

    private Element Subject(YamlNode node, YamlScalar? key)
    {
        // Narrow: the scalar itself; of a collection its key, else its first line.
        var span = node.Span;
        if (node is not YamlScalar || span.Span.IsEmpty)
        {
            if (key is not null)
                span = key.Span;
            else if (node is YamlMapping { Entries.IsEmpty: false } mapping)
                span = mapping.Entries[0].Key.Span;
            else if (!span.Span.IsEmpty)
                span = span.Source.At(span.Span.Start, Math.Min(span.Span.End, span.Source.Lines.Line(span.Start.Line).End));
        }

        var name = _path.Count == 0 ? "file" : _path[_path.Count - 1];
        return new Element(span, _context, name, string.Join(".", _path), node.Origin);
    }

    private static SourceSpan Whole(YamlEntry entry)
    {
        var (key, value) = (entry.Key.Span, entry.Value.Span);
        return key.Source == value.Source && value.Span.End > key.Span.End && value.Span.Start >= key.Span.Start ? key.Source.At(key.Span.Start, value.Span.End) : key;
    }

    private static bool HoldsVariable(string value)
    {
        for (var dollar = value.IndexOf('$'); dollar >= 0 && dollar + 1 < value.Length; dollar = value.IndexOf('$', dollar + 1))
        {
            if (value[dollar + 1] is '{' or '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
                return true;
        }

        return false;
    }

    // Go's time.ParseDuration: without the days and weeks that Compose's own durations have.
    private static bool IsDuration(string text) => text.IndexOfAny(['d', 'w']) < 0 && GoDuration.Parse(text) is not null;

    // Never a value that came from the environment.
    private static string Shown(YamlScalar scalar) => scalar.Origin is null ? scalar.Value : "…";

    private static bool Fits(string name, FreeKeys free)
    {
        if (name.Length == 0 || free == FreeKeys.Any)
            return name.Length > 0;
        foreach (var c in name)
        {
            if (!(c is >= 'a' and <= 'z' || (free == FreeKeys.Name && c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-')))
                return false;
        }

        return true;
    }

    private static string Listing(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : string.Join(", ", values.Take(values.Count - 1)) + " or " + values[values.Count - 1];
}
