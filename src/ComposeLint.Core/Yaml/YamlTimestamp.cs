using ComposeLint.Text;

namespace ComposeLint.Yaml;

/// <summary>Unquoted dates and times, which go-yaml makes a time of and not text (go-yaml resolve.go, parseTimestamp).</summary>
public static class YamlTimestamp
{
    /// <summary>
    /// Whether a scalar is a time: <c>2024-01-31</c>, <c>2024-01-31 10:00:00.5</c>, <c>2024-01-31T10:00:00Z</c>, <c>2024-1-31t1:0:0+02:00</c>.
    /// </summary>
    public static bool Is(YamlScalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || scalar.UnknownReason is not null || scalar.Tag is not (null or "!") || !IsTime(scalar.Value))
            return false;
        // What a variable held was text from the start.
        for (var step = scalar.Origin; step is not null; step = step.Previous)
        {
            if (step.Kind is OriginKind.Interpolation or OriginKind.InterpolationDefault)
                return false;
        }

        return true;
    }

    private static bool IsTime(string text)
    {
        if (text.Length < 8 || text[4] != '-')
            return false;
        var at = 0;
        if (!Number(text, ref at, 4, 4, out var year) || !Skip(text, ref at, '-') || !Number(text, ref at, 1, 2, out var month) || !Skip(text, ref at, '-')
            || !Number(text, ref at, 1, 2, out var day))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Math.Max(1, year), month))
            return false;
        if (at == text.Length)
            return true;
        var divider = text[at++];
        if (divider is not ('T' or 't' or ' ') || !Clock(text, ref at))
            return false;
        return divider == ' ' ? at == text.Length : IsZone(text, at);
    }

    private static bool Clock(string text, ref int at)
    {
        if (!Number(text, ref at, 1, 2, out var hour) || !Skip(text, ref at, ':') || !Number(text, ref at, 1, 2, out var minute) || !Skip(text, ref at, ':')
            || !Number(text, ref at, 1, 2, out var second) || hour > 23 || minute > 59 || second > 59)
            return false;
        return at >= text.Length || text[at] != '.' || (++at > 0 && Number(text, ref at, 1, 9, out _));
    }

    private static bool IsZone(string text, int at)
    {
        if (at + 1 == text.Length)
            return text[at] == 'Z';
        if (at >= text.Length || text[at] is not ('+' or '-'))
            return false;
        at++;
        return Number(text, ref at, 2, 2, out _) && Skip(text, ref at, ':') && Number(text, ref at, 2, 2, out _) && at == text.Length;
    }

    private static bool Skip(string text, ref int at, char expected) => at < text.Length && text[at++] == expected;

    private static bool Number(string text, ref int at, int least, int most, out int value)
    {
        value = 0;
        var start = at;
        while (at < text.Length && at - start < most && text[at] is >= '0' and <= '9')
            value = value * 10 + (text[at++] - '0');
        return at - start >= least;
    }
}
