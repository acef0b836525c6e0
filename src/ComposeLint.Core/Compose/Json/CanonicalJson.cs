using System.Globalization;

using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Compose.Reading;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Json;

/// <summary>
/// The whole merged model as <c>docker compose config --format json</c> shows it, so that the two can be compared: active services, the resources
/// they use, absolute paths, dollar signs doubled. It holds values of env files: it is for tests and debugging, never for a report.
/// </summary>
internal sealed class CanonicalJson(ComposeProject project, SourceSet files)
{
    private readonly JsonText _json = new();

    /// <summary>The project's JSON.</summary>
    public string Write()
    {
        _json.BeginObject().Name("name").Value(project.Name.TryGet(out var name) ? name : "");
        _json.Name("services").BeginObject();
        foreach (var service in project.Services)
        {
            _json.Name(service.Name);
            Structure(service.Node, ModelSchema.Service);
        }

        _json.EndObject();
        var services = project.Services.Items;
        Section("networks", ModelSchema.Network, services.SelectMany(s => s.Networks.Items).Select(n => n.Name));
        Section("volumes", ModelSchema.Volume, services.SelectMany(s => s.Volumes.Items).Where(v => v.Type is { IsKnown: true, Value: "volume" }).Select(v => Known(v.Source)));
        Section("secrets", ModelSchema.Config, services.SelectMany(s => s.Secrets.Items.Select(x => Known(x.Source)).Concat(s.Build is { } build ? build.Secrets.Items.Select(x => Known(x.Target)) : [])));
        Section("configs", ModelSchema.Config, services.SelectMany(s => s.Configs.Items).Select(c => Known(c.Source)));
        foreach (var extension in project.Extensions)
        {
            _json.Name(extension.Key.Value);
            Any(extension.Value);
        }

        return _json.EndObject().ToString();
    }

    private static string Known(Located<string>? value) => value is { IsKnown: true } known ? known.Value : "";

    private void Section(string section, Field[] fields, IEnumerable<string> used)
    {
        var names = new HashSet<string>(used, StringComparer.Ordinal);
        var entries = project.Model[section] is YamlMapping mapping ? mapping.Entries.Where(e => names.Contains(e.Key.Value)).ToList() : [];
        if (entries.Count == 0)
            return;
        _json.Name(section).BeginObject();
        foreach (var entry in entries)
        {
            _json.Name(entry.Key.Value);
            // What came from the environment is not shown as content.
            var isFromEnvironment = (entry.Value as YamlMapping)?["environment"] is not null;
            Structure(entry.Value as YamlMapping, isFromEnvironment ? fields.Where(f => f.Key != "content").ToArray() : fields);
        }

        _json.EndObject();
    }

    private void Structure(YamlMapping? mapping, Field[] fields)
    {
        _json.BeginObject();
        foreach (var field in fields)
            Write(field, mapping?[field.Key]);
        _json.EndObject();
    }

    private void Write(Field field, YamlNode? node)
    {
        var name = field.Name ?? field.Key;
        var scalar = node as YamlScalar;
        var text = scalar is { IsNull: false } ? scalar.GoText() : null;
        switch (field.Shape)
        {
            case ValueShape.Command:
                _json.Name(name);
                if (node is YamlSequence words)
                    List(words.Items.OfType<YamlScalar>().Select(Shown));
                else if (text is null)
                    _json.Raw("null");
                else
                    List(ShellWords.Split(text).Select(Doubled));
                return;
            case ValueShape.ConstantStructure:
                _json.Name(name);
                Structure(node as YamlMapping, field.Below!);
                return;
        }

        if (!Nodes.IsPresent(node))
            return;
        switch (field.Shape)
        {
            case ValueShape.Text when text is { Length: > 0 }:
                _json.Name(name).Value(Shown(scalar!));
                break;
            case ValueShape.Integer or ValueShape.OptionalInteger when text is not null && ScalarValue.TryInteger(text, out var integer) && (integer != 0 || field.Shape == ValueShape.OptionalInteger):
                _json.Name(name).Value(integer);
                break;
            case ValueShape.Number when text is not null && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number != 0:
                _json.Name(name).Raw(ScalarValue.GoFloat(number, exponentFrom: 21));
                break;
            case ValueShape.Flag or ValueShape.OptionalFlag when text is "true" || (text is "false" && field.Shape == ValueShape.OptionalFlag):
                _json.Name(name).Value(text == "true");
                break;
            case ValueShape.Bytes when text is not null && ByteSize.Parse(text) is { } bytes && bytes != 0:
                _json.Name(name).Value(bytes.ToString(CultureInfo.InvariantCulture));
                break;
            case ValueShape.Duration or ValueShape.OptionalDuration when text is not null && GoDuration.Parse(text) is { } duration && (duration != 0 || field.Shape == ValueShape.OptionalDuration):
                _json.Name(name).Value(GoDuration.Format(duration));
                break;
            case ValueShape.Texts:
                var items = node is YamlSequence list ? list.Items.OfType<YamlScalar>().Select(Shown).ToList() : text is null ? [] : [Shown(scalar!)];
                if (items.Count > 0)
                    List(_json.Name(name), items);
                break;
            case ValueShape.Test:
                _json.Name(name);
                List(node is YamlSequence test ? test.Items.OfType<YamlScalar>().Select(Shown) : ["CMD-SHELL", Shown(scalar!)]);
                break;
            case ValueShape.Mapping or ValueShape.NullableMapping or ValueShape.MultiMapping:
                Pairs(name, KeyValues.ToMapping(node!) as YamlMapping, field.Shape);
                break;
            case ValueShape.Hosts:
                var hosts = HostLines(node!).OrderBy(h => h, StringComparer.Ordinal).ToList();
                if (hosts.Count > 0)
                    List(_json.Name(name), hosts);
                break;
            case ValueShape.Mode when text is not null:
                if (ScalarValue.TryInteger(scalar!.Kind() == ScalarKind.String ? "0" + text : text, out var mode))
                    _json.Name(name).Value("0" + Convert.ToString(mode, 8));
                break;
            case ValueShape.DeviceCount when text is not null:
                var isAll = text.Equals("all", StringComparison.OrdinalIgnoreCase);
                if (ScalarValue.TryInteger(isAll ? "-1" : text, out var count) && count != 0)
                    _json.Name(name).Value(count);
                break;
            case ValueShape.Ssh when node is YamlMapping keys && keys.Entries.Length > 0:
                _json.Name(name).BeginArray();
                foreach (var key in keys.Entries)
                    _json.Value(Nodes.IsPresent(key.Value) ? key.Key.Value + ": " + (key.Value as YamlScalar)!.GoText() : key.Key.Value);
                _json.EndArray();
                break;
            case ValueShape.Ulimits when node is YamlMapping limits && limits.Entries.Length > 0:
                Ulimits(name, limits);
                break;
            case ValueShape.Structure when node is YamlMapping below:
                _json.Name(name);
                Structure(below, field.Below!);
                break;
            case ValueShape.Structures when node is YamlSequence { Items.Length: > 0 } entries:
                _json.Name(name).BeginArray();
                foreach (var entry in entries.Items)
                    Structure(entry as YamlMapping, field.Below!);
                _json.EndArray();
                break;
            case ValueShape.NamedStructures when node is YamlMapping { Entries.Length: > 0 } named:
                _json.Name(name).BeginObject();
                foreach (var entry in named.Entries)
                {
                    _json.Name(entry.Key.Value);
                    if (entry.Value is YamlMapping value)
                        Structure(value, field.Below!);
                    else
                        _json.Raw("null");
                }

                _json.EndObject();
                break;
        }
    }

    private void Ulimits(string name, YamlMapping limits)
    {
        _json.Name(name).BeginObject();
        foreach (var limit in limits.Entries)
        {
            _json.Name(limit.Key.Value);
            if (limit.Value is YamlMapping pair)
                Structure(pair, [new Field("soft", ValueShape.Integer), new Field("hard", ValueShape.Integer)]);
            else if (limit.Value is YamlScalar scalar && ScalarValue.TryInteger(scalar.GoText(), out var number) && number != 0)
                _json.Value(number);
            else
                _json.BeginObject().EndObject();
        }

        _json.EndObject();
    }

    private void Pairs(string name, YamlMapping? pairs, ValueShape shape)
    {
        if (pairs is null or { Entries.IsEmpty: true })
            return;
        _json.Name(name).BeginObject();
        foreach (var pair in pairs.Entries)
        {
            _json.Name(Doubled(pair.Key.Value));
            var value = pair.Value is YamlSequence { Items.Length: > 0 } many && shape != ValueShape.MultiMapping ? many.Items[many.Items.Length - 1] : pair.Value;
            if (shape == ValueShape.MultiMapping)
                List((value as YamlSequence)?.Items.OfType<YamlScalar>().Select(Shown) ?? [Shown((YamlScalar)value)]);
            else if (value is YamlScalar { IsNull: true } or not YamlScalar && shape == ValueShape.NullableMapping)
                _json.Raw("null");
            else
                _json.Value(value is YamlScalar { IsNull: false } scalar ? Shown(scalar) : "");
        }

        _json.EndObject();
    }

    private static IEnumerable<string> HostLines(YamlNode node)
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

    private void Any(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                _json.BeginObject();
                foreach (var entry in mapping.Entries)
                {
                    _json.Name(Doubled(entry.Key.Value));
                    Any(entry.Value);
                }

                _json.EndObject();
                break;
            case YamlSequence list:
                _json.BeginArray();
                foreach (var item in list.Items)
                    Any(item);
                _json.EndArray();
                break;
            case YamlScalar scalar:
                switch (scalar.Kind())
                {
                    case ScalarKind.Null:
                        _json.Raw("null");
                        break;
                    case ScalarKind.Boolean or ScalarKind.Integer:
                        _json.Raw(scalar.GoText());
                        break;
                    case ScalarKind.Float when ScalarValue.TryFloat(scalar.Value, out var number):
                        _json.Raw(ScalarValue.GoFloat(number, exponentFrom: 21));
                        break;
                    default:
                        _json.Value(Shown(scalar));
                        break;
                }

                break;
        }
    }

    private void List(IEnumerable<string> values) => List(_json, values);

    private static void List(JsonText json, IEnumerable<string> values)
    {
        json.BeginArray();
        foreach (var value in values)
            json.Value(value);
        json.EndArray();
    }

    private string Shown(YamlScalar scalar) => Doubled(scalar.Tag == Nodes.ResolvedPath ? files.FullPath(scalar.Value) : scalar.GoText());

    private static string Doubled(string text) => text.IndexOf('$') < 0 ? text : text.Replace("$", "$$");
}
