using System.Globalization;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Sizes such as <c>512m</c> or <c>1.5GiB</c> (docker/go-units RAMInBytes): powers of 1024 whatever the suffix.</summary>
internal static class ByteSize
{
    /// <summary>The bytes; null when it is no size.</summary>
    public static long? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var plain))
            return plain;
        var end = text.Length;
        while (end > 0 && text[end - 1] is not ((>= '0' and <= '9') or '.'))
            end--;
        if (end == 0 || !double.TryParse(text.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        var suffix = text.Substring(end).TrimStart(' ').ToLowerInvariant();
        if (suffix is "" or "b")
            return (long)number;
        var power = "kmgtp".IndexOf(suffix[0]);
        return power >= 0 && suffix.Substring(1) is "" or "b" or "ib" ? (long)(number * Math.Pow(1024, power + 1)) : null;
    }
}
