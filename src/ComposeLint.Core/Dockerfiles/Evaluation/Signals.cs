using System.Globalization;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>The signals that STOPSIGNAL takes (moby/sys signal, signal_linux.go): a number, or a name with or without <c>SIG</c>.</summary>
internal static class Signals
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT",
        "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ",
        "RTMIN", "RTMAX",
    };

    /// <summary>Whether the builder takes it.</summary>
    public static bool IsKnown(string signal)
    {
        if (int.TryParse(signal, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number != 0;
        var name = signal.ToUpperInvariant();
        if (name.StartsWith("SIG", StringComparison.Ordinal))
            name = name.Substring(3);
        if (s_names.Contains(name))
            return true;
        var isLow = name.StartsWith("RTMIN+", StringComparison.Ordinal);
        return (isLow || name.StartsWith("RTMAX-", StringComparison.Ordinal))
            && int.TryParse(name.Substring(6), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            && offset >= 1 && offset <= (isLow ? 15 : 14);
    }
}
