using ComposeLint.Yaml;

namespace ComposeLint.Compose.Binding;

/// <summary>The types that JSON Schema sees in YAML nodes, and their names in messages.</summary>
internal static class JsonTypes
{
    public static bool Take(ValueTypes types, ValueTypes type, YamlNode node) => type switch
    {
        ValueTypes.Integer => (types & (ValueTypes.Integer | ValueTypes.Number)) != 0,
        // JSON Schema counts 1.0 among the integers.
        ValueTypes.Number => (types & ValueTypes.Number) != 0
            || ((types & ValueTypes.Integer) != 0 && ScalarValue.TryFloat(((YamlScalar)node).Value, out var number) && number == Math.Floor(number)),
        _ => (types & type) != 0,
    };

    public static ValueTypes Of(YamlNode node) => node switch
    {
        YamlMapping => ValueTypes.Mapping,
        YamlSequence => ValueTypes.List,
        YamlScalar scalar => scalar.Kind() switch
        {
            ScalarKind.Null => ValueTypes.Null,
            ScalarKind.Boolean => ValueTypes.Boolean,
            ScalarKind.Integer => ValueTypes.Integer,
            ScalarKind.Float => ValueTypes.Number,
            _ => ValueTypes.String,
        },
        _ => ValueTypes.None,
    };

    public static string WithArticle(string type) => type switch { "null" => "empty", "integer" => "a whole number", _ => "a " + type };

    public static string Found(ValueTypes type) => type switch
    {
        ValueTypes.Null => "empty",
        ValueTypes.Boolean => "a boolean",
        ValueTypes.Integer or ValueTypes.Number => "a number",
        ValueTypes.String => "a string",
        ValueTypes.List => "a list",
        _ => "a mapping",
    };
}
