using System.Globalization;
using System.Text;

namespace ComposeLint.Compose.Json;

/// <summary>Times such as <c>1m30s</c>: read as xhit/go-str2duration does (days and weeks too), shown as Go does.</summary>
internal static class GoDuration
{
    private static readonly (string Unit, double Nanoseconds)[] Units =
    [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9), ("d", 86400e9), ("w", 604800e9),
    ];

    /// <summary>The nanoseconds; null when it is no time.</summary>
    public static long? Parse(string text)
    {
        if (text == "0")
            return 0;
        var total = 0d;
        var at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        if (at == text.Length)
            return null;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && text[at] is (>= '0' and <= '9') or '.')
                at++;
            if (!double.TryParse(text.Substring(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                return null;
            start = at;
            while (at < text.Length && text[at] is not ((>= '0' and <= '9') or '.'))
                at++;
            var unit = Array.Find(Units, u => u.Unit == text.Substring(start, at - start));
            if (unit.Unit is null)
                return null;
            total += number * unit.Nanoseconds;
        }

        return (long)(text[0] == '-' ? -total : total);
    }

    /// <summary>Go's form: <c>1h0m5s</c>, <c>1.5s</c>, <c>300ms</c>.</summary>
    public static string Format(long nanoseconds)
    {
        if (nanoseconds == 0)
            return "0s";
        var output = new StringBuilder();
        if (nanoseconds < 0)
            output.Append('-');
        var rest = Math.Abs(nanoseconds);
        if (rest < 1_000_000_000)
        {
            var (unit, size) = rest < 1000 ? ("ns", 1L) : rest < 1_000_000 ? ("µs", 1000L) : ("ms", 1_000_000L);
            return output.Append(((decimal)rest / size).ToString("0.######", CultureInfo.InvariantCulture)).Append(unit).ToString();
        }

        var minutes = rest / 60_000_000_000;
        var seconds = (decimal)(rest % 60_000_000_000) / 1_000_000_000;
        if (minutes >= 60)
            output.Append((minutes / 60).ToString(CultureInfo.InvariantCulture)).Append('h');
        if (minutes > 0)
            output.Append((minutes % 60).ToString(CultureInfo.InvariantCulture)).Append('m');
        return output.Append(seconds.ToString("0.#########", CultureInfo.InvariantCulture)).Append('s').ToString();
    }
}
