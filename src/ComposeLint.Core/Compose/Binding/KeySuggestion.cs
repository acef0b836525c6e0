using ComposeLint.Text;

namespace ComposeLint.Compose.Binding;

/// <summary>What an unknown key was probably meant to be.</summary>
internal static class KeySuggestion
{
    /// <summary>The end of the message, from <c>; </c> on; empty when nothing is near.</summary>
    public static string For(string key, KeyShape shape, ShapeAlternative mapping, ComposeDialect dialect)
    {
        if (ComposeKeys.AtPattern(ComposeKeys.Join(shape.Path, key)) is { Instead: { } instead })
            return $"; did you mean '{instead}'?";
        var plain = key.Replace("-", "_");
        if (mapping.Keys.ContainsKey(plain))
            return $"; did you mean '{plain}'?";
        if (Spelling.Nearest(key, mapping.Keys.Keys) is { } near)
            return $"; did you mean '{near}'?";

        var root = ComposeKeys.Root(dialect);
        var services = root.Mapping!.Keys["services"].Mapping!.Named!;
        if (shape.Path == root.Path && services.Mapping!.Keys.ContainsKey(key))
            return "; it belongs in a service, one level deeper";
        if (shape.Path == services.Path && root.Mapping.Keys.ContainsKey(key))
            return "; it belongs at the top level of the file";
        if (HolderBelow(key, mapping) is { } holder)
            return $"; it belongs under '{holder}'";
        return shape.Path.StartsWith(services.Path + ".", StringComparison.Ordinal) && services.Mapping!.Keys.ContainsKey(key)
            ? "; it belongs to the service itself: indent it less"
            : "";
    }

    /// <summary>The only sibling under which the key may stand.</summary>
    private static string? HolderBelow(string key, ShapeAlternative mapping)
    {
        string? found = null;
        foreach (var sibling in mapping.Keys)
        {
            if (sibling.Value.Mapping?.Keys.ContainsKey(key) != true)
                continue;
            if (found is not null)
                return null;
            found = sibling.Key;
        }

        return found;
    }
}
