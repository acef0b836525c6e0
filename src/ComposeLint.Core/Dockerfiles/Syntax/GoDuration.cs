namespace ComposeLint.Dockerfiles;

/// <summary>Durations as Go's time.ParseDuration reads them: <c>1m30s</c>, <c>1.5h</c>, <c>-5ms</c>.</summary>
internal static class GoDuration
{
    /// <summary>Reads a duration in nanoseconds.</summary>
    public static bool TryParse(string text, out double nanoseconds)
    {
        nanoseconds = 0;
        var i = 0;
        var negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is '-' or '+')
            i++;
        if (i >= text.Length)
            return false;
        if (text.Length - i == 1 && text[i] == '0')
            return true;
        while (i < text.Length)
        {
            var start = i;
            var digits = 0;
            while (i < text.Length && (text[i] is >= '0' and <= '9' || text[i] == '.'))
            {
                if (text[i] != '.')
                    digits++;
                i++;
            }

            if (digits == 0 || !double.TryParse(text.Substring(start, i - start), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number))
                return false;
            var unitStart = i;
            while (i < text.Length && text[i] is not ((>= '0' and <= '9') or '.'))
                i++;
            double? unit = text.Substring(unitStart, i - unitStart) switch
            {
                "ns" => 1,
                "us" or "µs" or "μs" => 1e3,
                "ms" => 1e6,
                "s" => 1e9,
                "m" => 60e9,
                "h" => 3600e9,
                _ => null,
            };
            if (unit is null)
                return false;
            nanoseconds += number * unit.Value;
        }

        if (negative)
            nanoseconds = -nanoseconds;
        return true;
    }
}
