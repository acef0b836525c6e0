using System.Globalization;
using System.Text.RegularExpressions;

namespace ComposeLint.Compose.Binding;

/// <summary>The types of JSON Schema that a value may have.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    String = 16,
    List = 32,
    Mapping = 64,
}

/// <summary>Which names may stand in a mapping besides its own keys.</summary>
internal enum FreeKeys
{
    None,
    /// <summary><c>^[a-zA-Z0-9._-]+$</c></summary>
    Name,
    /// <summary><c>^.+$</c></summary>
    Any,
    /// <summary><c>^[a-z]+$</c></summary>
    Lower,
}

/// <summary>What may stand at a place: one of several alternatives, which never share a type.</summary>
internal sealed class KeyShape(string path, ImmutableArray<ShapeAlternative> alternatives)
{
    /// <summary>The row's path.</summary>
    public string Path => path;

    public ImmutableArray<ShapeAlternative> Alternatives => alternatives;

    /// <summary>The alternative for mappings; null when none may stand here.</summary>
    public ShapeAlternative? Mapping
    {
        get
        {
            foreach (var alternative in alternatives)
            {
                if ((alternative.Types & ValueTypes.Mapping) != 0)
                    return alternative;
            }

            return null;
        }
    }
}

/// <summary>One alternative: types and conditions, as a cell of compose-keys.tsv writes them.</summary>
internal sealed class ShapeAlternative
{
    public ValueTypes Types { get; private set; }

    /// <summary>The types as written: Compose's messages name them.</summary>
    public ImmutableArray<string> TypeNames { get; private set; } = ImmutableArray<string>.Empty;

    public bool AllowsExtensions { get; private set; }

    public bool IsOpen { get; private set; }

    public FreeKeys Free { get; private set; }

    public ImmutableArray<string> Needs { get; private set; } = ImmutableArray<string>.Empty;

    public bool IsUnique { get; private set; }

    public ImmutableArray<string> In { get; private set; } = ImmutableArray<string>.Empty;

    public Regex? Matches { get; private set; }

    public double? Minimum { get; private set; }

    public double? Maximum { get; private set; }

    public string? Format { get; private set; }

    /// <summary>The keys of a mapping.</summary>
    public Dictionary<string, KeyShape> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands under a free name.</summary>
    public KeyShape? Named { get; set; }

    /// <summary>What a list holds.</summary>
    public KeyShape? Item { get; set; }

    /// <summary>Reads a cell: alternatives divided by <c> | </c>.</summary>
    public static ImmutableArray<ShapeAlternative> Parse(string cell)
    {
        var alternatives = ImmutableArray.CreateBuilder<ShapeAlternative>();
        foreach (var part in cell.Split([" | "], StringSplitOptions.None))
        {
            var words = part.Split(' ');
            var alternative = new ShapeAlternative { TypeNames = words[0].Split(',').ToImmutableArray() };
            foreach (var name in alternative.TypeNames)
                alternative.Types |= Type(name);
            for (var i = 1; i < words.Length; i++)
                alternative.AddCondition(words[i]);
            alternatives.Add(alternative);
        }

        return alternatives.ToImmutable();
    }

    private void AddCondition(string word)
    {
        var equals = word.IndexOf('=');
        var argument = equals < 0 ? "" : word.Substring(equals + 1);
        switch (equals < 0 ? word : word.Substring(0, equals))
        {
            case "x":
                AllowsExtensions = true;
                break;
            case "open":
                IsOpen = true;
                break;
            case "unique":
                IsUnique = true;
                break;
            case "keys":
                Free = argument switch { "name" => FreeKeys.Name, "lower" => FreeKeys.Lower, _ => FreeKeys.Any };
                break;
            case "needs":
                Needs = argument.Split(',').ToImmutableArray();
                break;
            case "in":
                In = argument.Split(',').ToImmutableArray();
                break;
            case "matches":
                Matches = new Regex(argument, RegexOptions.CultureInvariant);
                break;
            case "min":
                Minimum = double.Parse(argument, CultureInfo.InvariantCulture);
                break;
            case "max":
                Maximum = double.Parse(argument, CultureInfo.InvariantCulture);
                break;
            case "format":
                Format = argument;
                break;
            default:
                throw new InvalidOperationException("compose-keys.tsv: unknown condition " + word);
        }
    }

    private static ValueTypes Type(string name) => name switch
    {
        "null" => ValueTypes.Null,
        "boolean" => ValueTypes.Boolean,
        "integer" => ValueTypes.Integer,
        "number" => ValueTypes.Number,
        "string" => ValueTypes.String,
        "list" => ValueTypes.List,
        "mapping" => ValueTypes.Mapping,
        _ => throw new InvalidOperationException("compose-keys.tsv: unknown type " + name),
    };
}
