namespace ComposeLint.Compose.Merging;

/// <summary>Whether a text is an IP address to Go's net.ParseIP: dotted decimal without leading zeros, or IPv6 without zone.</summary>
internal static class IpText
{
    /// <summary>Whether it is an address.</summary>
    public static bool IsAddress(string text) => text.IndexOf(':') < 0 ? IsV4(text) : IsV6(text);

    private static bool IsV4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4 && Array.TrueForAll(parts, p =>
            p.Length is >= 1 and <= 3 && p.All(c => c is >= '0' and <= '9') && (p.Length == 1 || p[0] != '0') && (p.Length < 3 || string.CompareOrdinal(p, "255") <= 0));
    }

    private static bool IsV6(string text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap >= 0 && text.IndexOf("::", gap + 1, StringComparison.Ordinal) >= 0)
            return false;
        var groups = gap < 0 ? text.Split(':') : [.. Groups(text.Substring(0, gap)), .. Groups(text.Substring(gap + 2))];
        var count = groups.Length;
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i];
            if (i == groups.Length - 1 && group.IndexOf('.') >= 0)
            {
                if (!IsV4(group))
                    return false;
                count++;
            }
            else if (group.Length is 0 or > 4 || !group.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
            {
                return false;
            }
        }

        return gap < 0 ? count == 8 : count <= 7;
    }

    private static string[] Groups(string text) => text.Length == 0 ? [] : text.Split(':');
}
