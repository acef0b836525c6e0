using System.Globalization;

namespace ComposeLint.Topology;

/// <summary>
/// A block of addresses: an address whose bits after <see cref="Length"/> are zero, and the length in its own family's bits (0 to 32, 0 to 128).
/// </summary>
public readonly record struct IpPrefix : IComparable<IpPrefix>
{
    /// <summary>The block of that length which holds the address.</summary>
    public IpPrefix(IpAddress address, int length)
    {
        if (length < 0 || length > (address.IsIPv4 ? 32 : 128))
            throw new ArgumentOutOfRangeException(nameof(length));
        Length = length;
        Address = Mask(address, length + (address.IsIPv4 ? 96 : 0));
    }

    /// <summary>The first address of the block.</summary>
    public IpAddress Address { get; }

    /// <summary>The number of leading bits that all of the block share.</summary>
    public int Length { get; }

    /// <summary>Whether it is a block of IPv4 addresses.</summary>
    public bool IsIPv4 => Address.IsIPv4;

    /// <summary>The bits of an address that the block leaves free.</summary>
    public int HostBits => (IsIPv4 ? 32 : 128) - Length;

    /// <summary>The last address of the block: the broadcast address in IPv4.</summary>
    public IpAddress Last
    {
        get
        {
            var free = HostBits;
            var low = free >= 64 ? ulong.MaxValue : (1UL << free) - 1;
            var high = free <= 64 ? 0 : free == 128 ? ulong.MaxValue : (1UL << free - 64) - 1;
            return new IpAddress(Address.High | high, Address.Low | low);
        }
    }

    /// <summary>Whether the address lies in the block.</summary>
    public bool Contains(IpAddress address) =>
        address.IsIPv4 == IsIPv4 && Mask(address, Length + (IsIPv4 ? 96 : 0)) == Address;

    /// <summary>Whether all of the other block lies in this one.</summary>
    public bool Contains(IpPrefix other) => other.Length >= Length && Contains(other.Address);

    /// <summary>Whether the two share an address.</summary>
    public bool Overlaps(IpPrefix other) => Contains(other) || other.Contains(this);

    /// <summary>
    /// Reads <c>ADDRESS/LENGTH</c> as Go's <c>net.ParseCIDR</c> does. <paramref name="written"/> is the address as written, which differs from
    /// <see cref="Address"/> when host bits are set.
    /// </summary>
    public static bool TryParse(string? text, out IpPrefix prefix, out IpAddress written)
    {
        prefix = default;
        written = default;
        var slash = text is null ? -1 : text.IndexOf('/');
        if (slash < 0 || !IpAddress.TryParse(text!.Substring(0, slash), out written))
            return false;
        var digits = text.Substring(slash + 1);
        if (digits.Length is 0 or > 3 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            return false;
        if (length > (written.IsIPv4 ? 32 : 128))
            return false;
        prefix = new IpPrefix(written, length);
        return true;
    }

    /// <summary>Reads <c>ADDRESS/LENGTH</c>; host bits are cleared.</summary>
    public static bool TryParse(string? text, out IpPrefix prefix) => TryParse(text, out prefix, out _);

    private static IpAddress Mask(IpAddress address, int bits)
    {
        var high = bits >= 64 ? ulong.MaxValue : bits == 0 ? 0 : ulong.MaxValue << 64 - bits;
        var low = bits >= 128 ? ulong.MaxValue : bits <= 64 ? 0 : ulong.MaxValue << 128 - bits;
        return new IpAddress(address.High & high, address.Low & low);
    }

    /// <inheritdoc/>
    public int CompareTo(IpPrefix other)
    {
        var byAddress = Address.CompareTo(other.Address);
        return byAddress != 0 ? byAddress : Length.CompareTo(other.Length);
    }

    /// <inheritdoc/>
    public override string ToString() => Address + "/" + Length.ToString(CultureInfo.InvariantCulture);
}
