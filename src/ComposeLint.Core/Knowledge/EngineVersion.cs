using System.Globalization;

namespace ComposeLint.Knowledge;

/// <summary>A version of Docker Engine, as far as its behaviour depends on it: 20.10, 26.1, 28.5.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
public readonly record struct EngineVersion(int Major, int Minor) : IComparable<EngineVersion>
{
    /// <summary>The oldest one measured.</summary>
    public static readonly EngineVersion Oldest = new(20, 10);

    /// <summary>The newest one measured, and the default.</summary>
    public static readonly EngineVersion Newest = new(28, 5);

    /// <summary>The measured ones, oldest first: 20.10.24, 26.1.5 and 28.5.2.</summary>
    public static readonly ImmutableArray<EngineVersion> Measured = ImmutableArray.Create(Oldest, new EngineVersion(26, 1), Newest);

    /// <summary>Whether this very version was measured; what is said of another rests on sources and on its neighbours.</summary>
    public bool IsMeasured => Measured.Contains(this);

    /// <summary>Reads <c>28.5</c>, <c>28.5.2</c> or <c>28</c> (its first minor version).</summary>
    public static bool TryParse(string? text, out EngineVersion version)
    {
        version = default;
        if (text is null)
            return false;
        var parts = text.Split('.');
        if (parts.Length is 0 or > 3)
            return false;
        var numbers = new int[3];
        for (var n = 0; n < parts.Length; n++)
            if (!int.TryParse(parts[n], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[n]))
                return false;
        version = new EngineVersion(numbers[0], numbers[1]);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(EngineVersion other) => Major != other.Major ? Major.CompareTo(other.Major) : Minor.CompareTo(other.Minor);

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}.{1}", Major, Minor);
}
