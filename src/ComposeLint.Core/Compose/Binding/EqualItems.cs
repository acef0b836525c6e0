using System.Globalization;
using System.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Binding;

/// <summary>Finds equal items of a list as JSON Schema's uniqueItems has them: by value and type, mappings whatever the order of their keys.</summary>
internal static class EqualItems
{
    /// <summary>The first pair in the order of the second; null when all differ or are unknown.</summary>
    public static (int First, int Second)? FirstPair(YamlSequence list)
    {
        if (list.Items.Length < 2)
            return null;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = new StringBuilder();
        for (var i = 0; i < list.Items.Length; i++)
        {
            text.Clear();
            if (!Write(list.Items[i], text))
                continue;
            var canonical = text.ToString();
            if (seen.TryGetValue(canonical, out var first))
                return (first, i);
            seen.Add(canonical, i);
        }

        return null;
    }

    /// <summary>Writes a text that is equal for equal values; false when the value is not known.</summary>
    private static bool Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlScalar { UnknownReason: not null }:
                return false;
            case YamlScalar scalar:
                var kind = scalar.Kind();
                if (kind is ScalarKind.Integer or ScalarKind.Float && ScalarValue.TryFloat(scalar.GoText(), out var number))
                    text.Append('n').Append(number.ToString("R", CultureInfo.InvariantCulture));
                else
                {
                    var value = scalar.GoText();
                    text.Append(kind == ScalarKind.String ? 's' : 'k').Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(value);
                }

                return true;
            case YamlSequence list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    if (!Write(item, text))
                        return false;
                    text.Append(',');
                }

                text.Append(']');
                return true;
            default:
                var mapping = (YamlMapping)node;
                text.Append('{');
                foreach (var entry in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
                {
                    text.Append(entry.Key.Value.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(entry.Key.Value).Append('=');
                    if (!Write(entry.Value, text))
                        return false;
                    text.Append(',');
                }

                text.Append('}');
                return true;
        }
    }
}
