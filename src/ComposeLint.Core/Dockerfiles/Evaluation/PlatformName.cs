namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>A platform as containerd/platforms reads it: <c>os</c>, <c>arch</c>, <c>os/arch</c> or <c>os/arch/variant</c>.</summary>
/// <param name="System">The operating system.</param>
/// <param name="Architecture">The architecture, by its Go name.</param>
internal readonly record struct PlatformName(string System, string Architecture)
{
    private static readonly HashSet<string> s_systems = new(StringComparer.Ordinal)
    {
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd", "openbsd", "plan9", "solaris", "windows", "zos",
    };

    private static readonly HashSet<string> s_architectures = new(StringComparer.Ordinal)
    {
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "ppc64", "ppc64le", "loong64", "mips", "mipsle", "mips64", "mips64le",
        "mips64p32", "mips64p32le", "ppc", "riscv", "riscv64", "s390", "s390x", "sparc", "sparc64", "wasm",
    };

    /// <summary>Reads a platform; null when it cannot be one.</summary>
    public static PlatformName? Parse(string text)
    {
        if (text.IndexOf('*') >= 0)
            return null;
        var parts = text.Split('/');
        var first = parts[0];
        var parenthesis = first.IndexOf('(');
        if (parenthesis > 0 && first[first.Length - 1] == ')')
            first = first.Substring(0, parenthesis);
        parts[0] = first;
        foreach (var part in parts)
            if (part.Length == 0 || !part.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-'))
                return null;
        switch (parts.Length)
        {
            case 1:
                var system = System(first);
                if (s_systems.Contains(system))
                    return new PlatformName(system, "amd64");
                var architecture = Normal(first);
                return s_architectures.Contains(architecture) ? new PlatformName("linux", architecture) : null;
            case 2 or 3:
                return new PlatformName(System(first), Normal(parts[1]));
            default:
                return null;
        }

        static string System(string name) => name.ToLowerInvariant() is "macos" ? "darwin" : name.ToLowerInvariant();
    }

    private static string Normal(string architecture) => architecture.ToLowerInvariant() switch
    {
        "i386" => "386",
        "x86_64" or "x86-64" => "amd64",
        "aarch64" => "arm64",
        "armhf" or "armel" => "arm",
        var other => other,
    };
}
