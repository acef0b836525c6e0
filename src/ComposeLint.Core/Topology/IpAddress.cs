using System.Globalization;
using System.Text;

namespace ComposeLint.Topology;

/// <summary>
/// An IP address as two ulongs, network order. IPv4 is held as the mapped form <c>::ffff:a.b.c.d</c>, and so, as in Go's <c>net.ParseIP</c>
/// which the engine uses, the mapped spelling is IPv4 too. Ordered by value; all of IPv4 is one contiguous block.
/// </summary>
public readonly record struct IpAddress(ulong High, ulong Low) : IComparable<IpAddress>
{
    private const ulong MappedPrefix = 0xffff_0000_0000UL;

    /// <summary>The address 0.0.0.0.</summary>
    public static readonly IpAddress Any4 = FromIPv4(0);

    /// <summary>The address ::.</summary>
    public static readonly IpAddress Any6 = new(0, 0);

    /// <summary>Whether it is IPv4.</summary>
    public bool IsIPv4 => High == 0 && Low >> 32 == 0xffff;

    /// <summary>Whether it is 0.0.0.0 or ::.</summary>
    public bool IsAny => this == Any4 || this == Any6;

    /// <summary>Whether it is in 127.0.0.0/8 or is ::1.</summary>
    public bool IsLoopback => IsIPv4 ? (Low & 0xff00_0000) == 0x7f00_0000 : High == 0 && Low == 1;

    /// <summary>An IPv4 address by its 32 bits.</summary>
    public static IpAddress FromIPv4(uint bits) => new(0, MappedPrefix | bits);

    /// <summary>The address <paramref name="offset"/> places on; wraps at the end of the space.</summary>
    public IpAddress Add(ulong offset)
    {
        var low = unchecked(Low + offset);
        return new IpAddress(low < Low ? unchecked(High + 1) : High, low);
    }

    /// <inheritdoc/>
    public int CompareTo(IpAddress other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>Reads an address as Go's <c>net.ParseIP</c> does: dotted quads without leading zeros, IPv6 with <c>::</c> and an embedded quad, no zone.</summary>
    public static bool TryParse(string? text, out IpAddress address)
    {
        address = default;
        if (text is null || text.Length == 0 || text.Length > 45)
            return false;
        if (text.IndexOf(':') >= 0)
            return TryParse6(text, out address);
        if (!TryParseQuad(text, 0, out var bits))
            return false;
        address = FromIPv4(bits);
        return true;
    }

    private static bool TryParseQuad(string text, int start, out uint bits)
    {
        bits = 0;
        var position = start;
        for (var part = 0; part < 4; part++)
        {
            var value = 0;
            var first = position;
            while (position < text.Length && text[position] is >= '0' and <= '9' && position - first < 4)
                value = value * 10 + (text[position++] - '0');
            var digits = position - first;
            if (digits is 0 or > 3 || value > 255 || digits > 1 && text[first] == '0')
                return false;
            bits = bits << 8 | (uint)value;
            if (part < 3 && (position >= text.Length || text[position++] != '.'))
                return false;
        }

        return position == text.Length;
    }

    private static bool TryParse6(string text, out IpAddress address)
    {
        address = default;
        var groups = new ushort[8];
        int count = 0, ellipsis = -1, position = 0;
        if (text.StartsWith("::", StringComparison.Ordinal))
        {
            ellipsis = 0;
            position = 2;
        }

        while (position < text.Length && count < 8)
        {
            var first = position;
            var value = 0;
            while (position < text.Length && HexDigit(text[position]) is var digit and >= 0 && position - first < 5)
            {
                value = value << 4 | digit;
                position++;
            }

            if (position < text.Length && text[position] == '.' && count <= 6 && (ellipsis >= 0 || count == 6))
            {
                if (!TryParseQuad(text, first, out var quad))
                    return false;
                groups[count++] = (ushort)(quad >> 16);
                groups[count++] = (ushort)quad;
                position = text.Length;
                break;
            }

            if (position - first is 0 or > 4)
                return false;
            groups[count++] = (ushort)value;
            if (position == text.Length)
                break;
            if (text[position++] != ':' || position == text.Length)
                return false;
            if (text[position] == ':')
            {
                if (ellipsis >= 0)
                    return false;
                ellipsis = count;
                position++;
            }
        }

        if (position != text.Length || ellipsis < 0 && count != 8 || ellipsis >= 0 && count >= 8)
            return false;
        if (ellipsis >= 0)
        {
            var tail = count - ellipsis;
            for (var n = 1; n <= tail; n++)
            {
                groups[8 - n] = groups[ellipsis + tail - n];
                if (8 - n != ellipsis + tail - n)
                    groups[ellipsis + tail - n] = 0;
            }
        }

        address = new IpAddress(Join(groups, 0), Join(groups, 4));
        return true;
    }

    private static ulong Join(ushort[] groups, int at) =>
        (ulong)groups[at] << 48 | (ulong)groups[at + 1] << 32 | (ulong)groups[at + 2] << 16 | groups[at + 3];

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>The canonical spelling (RFC 5952).</summary>
    public override string ToString()
    {
        if (IsIPv4)
            return string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}", Low >> 24 & 255, Low >> 16 & 255, Low >> 8 & 255, Low & 255);
        var groups = new ushort[8];
        for (var n = 0; n < 4; n++)
        {
            groups[n] = (ushort)(High >> 48 - 16 * n);
            groups[n + 4] = (ushort)(Low >> 48 - 16 * n);
        }

        int bestStart = -1, bestLength = 1;
        for (var n = 0; n < 8; n++)
        {
            var length = 0;
            while (n + length < 8 && groups[n + length] == 0)
                length++;
            if (length > bestLength)
                (bestStart, bestLength) = (n, length);
        }

        var text = new StringBuilder();
        for (var n = 0; n < 8; n++)
        {
            if (n == bestStart)
            {
                text.Append("::");
                n += bestLength - 1;
                continue;
            }

            if (text.Length > 0 && text[text.Length - 1] != ':')
                text.Append(':');
            text.Append(groups[n].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
