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
        var near = Spelling.Nearest(key, mapping.Keys.Keys);
        var spelling = near is null ? "" : $"; did you mean '{near}'?";
        // A slip of one letter is likelier than a wrong level, a wrong level likelier than two slips.
        return near is not null && IsOneSlip(key, near) || Elsewhere(key, shape, mapping, dialect) is not { } elsewhere ? spelling : elsewhere;
    }

    private static string? Elsewhere(string key, KeyShape shape, ShapeAlternative mapping, ComposeDialect dialect)
    {
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
            : null;
    }

    /// <summary>Whether one letter more, less or other, or two letters swapped, make one word the other.</summary>
    private static bool IsOneSlip(string left, string right)
    {
        var (shorter, longer) = left.Length <= right.Length ? (left, right) : (right, left);
        if (longer.Length - shorter.Length > 1)
            return false;
        var same = 0;
        while (same < shorter.Length && shorter[same] == longer[same])
            same++;
        var tail = 0;
        while (tail < shorter.Length - same && shorter[shorter.Length - 1 - tail] == longer[longer.Length - 1 - tail])
            tail++;
        var apart = longer.Length - same - tail;
        return apart <= 1 || (apart == 2 && shorter.Length == longer.Length && shorter[same] == longer[same + 1] && shorter[same + 1] == longer[same]);
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
