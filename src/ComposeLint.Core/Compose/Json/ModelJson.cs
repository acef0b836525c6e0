using System.Globalization;

using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Compose.Reading;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Json;

/// <summary>Writes nodes of a model as JSON, by what a schema of fields says of them.</summary>
/// <param name="json">What is written to.</param>
/// <param name="files">Where files are, for their whole paths.</param>
/// <param name="doublesDollars">Whether a dollar sign is written twice, so that the result can be read again.</param>
internal sealed class ModelJson(JsonText json, SourceSet files, bool doublesDollars)
{
    /// <summary>A structure with the fields that are written.</summary>
    public void Structure(YamlMapping? mapping, Field[] fields, IEnumerable<YamlEntry>? extensions = null)
    {
        json.BeginObject();
        foreach (var field in fields)
            Write(field, mapping?[field.Key]);
        foreach (var extension in extensions ?? [])
        {
            json.Name(extension.Key.Value);
            Any(extension.Value);
        }

        json.EndObject();
    }

    private void Write(Field field, YamlNode? node)
    {
        var name = field.Name ?? field.Key;
        var scalar = node as YamlScalar;
        var text = scalar is { IsNull: false } ? scalar.GoText() : null;
        switch (field.Shape)
        {
            case ValueShape.Command:
                json.Name(name);
                if (node is YamlSequence words)
                    List(words.Items.OfType<YamlScalar>().Select(Shown));
                else if (text is null)
                    json.Raw("null");
                else
                    List(ShellWords.Split(text).Select(Doubled));
                return;
            case ValueShape.ConstantStructure:
                json.Name(name);
                Structure(node as YamlMapping, field.Below!);
                return;
        }

        if (!Nodes.IsPresent(node))
            return;
        switch (field.Shape)
        {
            case ValueShape.Text when text is { Length: > 0 }:
                json.Name(name).Value(Shown(scalar!));
                break;
            case ValueShape.Integer or ValueShape.OptionalInteger when text is not null && ScalarValue.TryInteger(text, out var integer) && (integer != 0 || field.Shape == ValueShape.OptionalInteger):
                json.Name(name).Value(integer);
                break;
            case ValueShape.Number when text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number != 0:
                json.Name(name).Raw(ScalarValue.GoFloat(number, exponentFrom: 21));
                break;
            case ValueShape.Flag or ValueShape.OptionalFlag when text is "true" || (text is "false" && field.Shape == ValueShape.OptionalFlag):
                json.Name(name).Value(text == "true");
                break;
            case ValueShape.Bytes when text is not null && ByteSize.Parse(text) is { } bytes && bytes != 0:
                json.Name(name).Value(bytes.ToString(CultureInfo.InvariantCulture));
                break;
            case ValueShape.Duration or ValueShape.OptionalDuration when text is not null && GoDuration.Parse(text) is { } duration && (duration != 0 || field.Shape == ValueShape.OptionalDuration):
                json.Name(name).Value(GoDuration.Format(duration));
                break;
            case ValueShape.Texts:
                var items = node is YamlSequence list ? list.Items.OfType<YamlScalar>().Select(Shown).ToList() : text is null ? [] : [Shown(scalar!)];
                if (items.Count > 0)
                    List(json.Name(name), items);
                break;
            case ValueShape.Test:
                json.Name(name);
                List(node is YamlSequence test ? test.Items.OfType<YamlScalar>().Select(Shown) : ["CMD-SHELL", Shown(scalar!)]);
                break;
            case ValueShape.Mapping or ValueShape.NullableMapping or ValueShape.MultiMapping:
                Pairs(name, KeyValues.ToMapping(node!) as YamlMapping, field.Shape);
                break;
            case ValueShape.Hosts:
                var hosts = HostLines(node!).OrderBy(h => h, StringComparer.Ordinal).ToList();
                if (hosts.Count > 0)
                    List(json.Name(name), hosts);
                break;
            case ValueShape.Mode when text is not null:
                if (ScalarValue.TryInteger(scalar!.Kind() == ScalarKind.String ? "0" + text : text, out var mode))
                    json.Name(name).Value("0" + Convert.ToString(mode, 8));
                break;
            case ValueShape.Words:
                var line = node is YamlSequence spoken ? spoken.Items.OfType<YamlScalar>().Select(Shown).ToList() : text is null ? [] : [.. ShellWords.Split(text)];
                if (line.Count > 0)
                    List(json.Name(name), line);
                break;
            case ValueShape.Paths when node is YamlSequence paths:
                List(json.Name(name), paths.Items.OfType<YamlMapping>().Select(path => (path["path"] as YamlScalar)?.Value ?? ""));
                break;
            case ValueShape.PlainMode when text is not null && ScalarValue.TryInteger(text, out var plain):
                json.Name(name).Value(plain);
                break;
            case ValueShape.HostList when node is YamlSequence { Items.Length: > 0 } lines:
                List(json.Name(name), lines.Items.OfType<YamlScalar>().Select(Shown));
                break;
            case ValueShape.DeviceCount when text is not null:
                var isAll = text.Equals("all", StringComparison.OrdinalIgnoreCase);
                if (ScalarValue.TryInteger(isAll ? "-1" : text, out var count) && count != 0)
                    json.Name(name).Value(count);
                break;
            case ValueShape.Ssh when node is YamlMapping keys && keys.Entries.Length > 0:
                json.Name(name).BeginArray();
                foreach (var key in keys.Entries)
                    json.Value(Nodes.IsPresent(key.Value) ? key.Key.Value + ": " + (key.Value as YamlScalar)!.GoText() : key.Key.Value);
                json.EndArray();
                break;
            case ValueShape.Ulimits when node is YamlMapping limits && limits.Entries.Length > 0:
                Ulimits(name, limits);
                break;
            case ValueShape.Structure when node is YamlMapping below:
                json.Name(name);
                Structure(below, field.Below!);
                break;
            case ValueShape.Structures when node is YamlSequence { Items.Length: > 0 } entries:
                json.Name(name).BeginArray();
                foreach (var entry in entries.Items)
                    Structure(entry as YamlMapping, field.Below!);
                json.EndArray();
                break;
            case ValueShape.NamedStructures when node is YamlMapping { Entries.Length: > 0 } named:
                json.Name(name).BeginObject();
                foreach (var entry in named.Entries)
                {
                    json.Name(entry.Key.Value);
                    if (entry.Value is YamlMapping value)
                        Structure(value, field.Below!);
                    else
                        json.Raw("null");
                }

                json.EndObject();
                break;
        }
    }

    private void Ulimits(string name, YamlMapping limits)
    {
        json.Name(name).BeginObject();
        foreach (var limit in limits.Entries)
        {
            json.Name(limit.Key.Value);
            if (limit.Value is YamlMapping pair)
                Structure(pair, [new Field("soft", ValueShape.Integer), new Field("hard", ValueShape.Integer)]);
            else if (limit.Value is YamlScalar scalar && ScalarValue.TryInteger(scalar.GoText(), out var number) && number != 0)
                json.Value(number);
            else
                json.BeginObject().EndObject();
        }

        json.EndObject();
    }

    private void Pairs(string name, YamlMapping? pairs, ValueShape shape)
    {
        if (pairs is null or { Entries.IsEmpty: true })
            return;
        json.Name(name).BeginObject();
        foreach (var pair in pairs.Entries)
        {
            json.Name(Doubled(pair.Key.Value));
            var value = pair.Value is YamlSequence { Items.Length: > 0 } many && shape != ValueShape.MultiMapping ? many.Items[many.Items.Length - 1] : pair.Value;
            if (shape == ValueShape.MultiMapping)
                List((value as YamlSequence)?.Items.OfType<YamlScalar>().Select(Shown) ?? [Shown((YamlScalar)value)]);
            else if (value is YamlScalar { IsNull: true } or not YamlScalar && shape == ValueShape.NullableMapping)
                json.Raw("null");
            else
                json.Value(value is YamlScalar { IsNull: false } scalar ? Shown(scalar) : "");
        }

        json.EndObject();
    }

    private IEnumerable<string> HostLines(YamlNode node)
    {
        foreach (var item in KeyValues.ToItems(node).OfType<YamlScalar>())
        {
            var at = item.Value.IndexOf('=') is var equals and >= 0 ? equals : item.Value.IndexOf(':');
            if (at < 0)
                continue;
            foreach (var address in item.Value.Substring(at + 1).Split(','))
            {
                var plain = address.Length > 2 && address[0] == '[' && address[address.Length - 1] == ']' ? address.Substring(1, address.Length - 2) : address;
                yield return Doubled(item.Value.Substring(0, at) + "=" + plain);
            }
        }
    }

    /// <summary>What has no schema.</summary>
    public void Any(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                json.BeginObject();
                foreach (var entry in mapping.Entries)
                {
                    json.Name(Doubled(entry.Key.Value));
                    Any(entry.Value);
                }

                json.EndObject();
                break;
            case YamlSequence list:
                json.BeginArray();
                foreach (var item in list.Items)
                    Any(item);
                json.EndArray();
                break;
            case YamlScalar scalar:
                switch (scalar.Kind())
                {
                    case ScalarKind.Null:
                        json.Raw("null");
                        break;
                    case ScalarKind.Boolean or ScalarKind.Integer:
                        json.Raw(scalar.GoText());
                        break;
                    case ScalarKind.Float when ScalarValue.TryFloat(scalar.Value, out var number):
                        json.Raw(ScalarValue.GoFloat(number, exponentFrom: 21));
                        break;
                    default:
                        json.Value(Shown(scalar));
                        break;
                }

                break;
        }
    }

    private void List(IEnumerable<string> values) => List(json, values);

    private static void List(JsonText into, IEnumerable<string> values)
    {
        into.BeginArray();
        foreach (var value in values)
            into.Value(value);
        into.EndArray();
    }

    private string Shown(YamlScalar scalar) => Doubled(scalar.Tag == Nodes.ResolvedPath ? files.FullPath(scalar.Value) : scalar.GoText());

    private string Doubled(string text) => !doublesDollars || text.IndexOf('$') < 0 ? text : text.Replace("$", "$$");
}
