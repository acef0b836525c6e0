namespace ComposeLint.Dockerfiles;

/// <summary>Finds what a misspelt name was probably meant to be, as BuildKit does: at most two edits away.</summary>
internal static class Nearest
{
    /// <summary>The nearest option; null when none is near or the name itself is one.</summary>
    public static string? Of(string name, IEnumerable<string> options)
    {
        string? best = null;
        var bound = 3;
        if (name.Length > 64)
            return null;
        foreach (var option in options)
        {
            if (option == name)
                return null;
            if (Math.Abs(option.Length - name.Length) >= bound)
                continue;
            var distance = Distance(name, option);
            if (distance >= bound)
                continue;
            best = option;
            bound = distance;
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[b.Length];
    }
}
