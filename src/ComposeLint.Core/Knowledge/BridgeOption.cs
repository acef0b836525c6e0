using System.Globalization;

namespace ComposeLint.Knowledge;

/// <summary>What the engine takes as an option of a bridge network: a line of <c>Knowledge/bridge-options.tsv</c>.</summary>
public static class BridgeOption
{
    private static readonly Lazy<Dictionary<string, string>> Table =
        new(() => KnowledgeTable.Load("bridge-options").Rows.ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    /// <summary>What the option takes: <c>bool</c>, <c>int</c>, <c>address</c>, <c>mode</c>; null for one that is not the engine's.</summary>
    public static string? Kind(string option) => Table.Value.TryGetValue(option, out var takes) ? takes : null;

    /// <summary>What the option takes instead, for a message; null when the value is fine or the option is not the engine's.</summary>
    /// <param name="option">The option's whole name.</param>
    /// <param name="value">The value as written.</param>
    /// <param name="isAddress">Whether the value is an IP address.</param>
    public static string? Expected(string option, string value, bool isAddress)
    {
        if (!Table.Value.TryGetValue(option, out var takes))
            return null;
        return takes switch
        {
            "bool" => value is "1" or "t" or "T" or "true" or "TRUE" or "True" or "0" or "f" or "F" or "false" or "FALSE" or "False" ? null : "true or false",
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0 ? null : "a number",
            "address" => isAddress ? null : "an address",
            _ => value is "nat" or "nat-unprotected" or "routed" or "isolated" ? null : "nat, nat-unprotected, routed or isolated",
        };
    }
}
