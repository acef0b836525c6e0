namespace ComposeLint.Simulation;

/// <summary>Values as the engine's language reads them.</summary>
internal static class GoLiterals
{
    /// <summary>As Go's strconv.ParseBool; null for what it refuses.</summary>
    public static bool? ParseBool(string text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };
}
