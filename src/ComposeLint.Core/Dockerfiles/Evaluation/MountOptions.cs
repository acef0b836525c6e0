using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>What a mount of RUN may say (moby/buildkit, instructions/commands_runmount.go).</summary>
internal static class MountOptions
{
    private static readonly HashSet<string> s_keys = new(StringComparer.Ordinal)
    {
        "type", "from", "source", "target", "readonly", "id", "sharing", "required", "size", "mode", "uid", "gid", "src", "dst", "destination", "ro", "rw", "readwrite", "env",
    };

    /// <summary>Why the builder refuses a mount; null when it does not, or when a variable decides.</summary>
    public static string? Fault(RunMount mount)
    {
        if (mount.Type is not ("bind" or "cache" or "tmpfs" or "secret" or "ssh"))
            return mount.Type.IndexOf('$') >= 0 ? null : $"there is no mount of type '{mount.Type}'";
        foreach (var option in mount.Options)
            if (OptionFault(mount, option.Key, option.Value) is { } fault)
                return fault;
        if (mount.Type is not ("secret" or "ssh" or "cache") && mount.Option("mode", "uid", "gid") is not null)
            return "mode, uid and gid are for secret, ssh and cache";
        if (mount.Option("sharing") is not null && mount.Type != "cache")
            return "sharing is for cache";
        if (mount.Type != "secret")
            return null;
        if (mount.From is { Length: > 0 })
            return "a secret has no from";
        if (string.IsNullOrEmpty(mount.Option("source", "src")) && string.IsNullOrEmpty(mount.Target) && string.IsNullOrEmpty(mount.Option("id")))
            return "a secret needs an id, a source or a target";
        return mount.Option("source", "src") is { Length: > 0 } && mount.Option("id") is { Length: > 0 } ? "a secret has a source or an id, not both" : null;
    }

    private static string? OptionFault(RunMount mount, string key, string? value)
    {
        if (value is null)
            return key is "readonly" or "ro" or "readwrite" or "rw" || (key == "required" && mount.Type is "secret" or "ssh")
                ? null
                : key == "required" ? "required is for secret and ssh" : $"'{key}' needs a value";
        if (!s_keys.Contains(key))
            return Spelling.Nearest(key, s_keys) is { } near ? $"there is no option '{key}'; did you mean '{near}'?" : $"there is no option '{key}'";
        if (value.IndexOf('$') >= 0)
            return null;
        return key switch
        {
            "required" when mount.Type is not ("secret" or "ssh") => "required is for secret and ssh",
            "readonly" or "ro" or "readwrite" or "rw" or "required" when !IsBoolean(value) => $"{key} is true or false, not '{value}'",
            "size" when mount.Type != "tmpfs" => "size is for tmpfs",
            "sharing" when value.ToLowerInvariant() is not ("shared" or "private" or "locked") => $"sharing is shared, private or locked, not '{value}'",
            "mode" when value.Length == 0 || !value.All(c => c is >= '0' and <= '7') => $"'{value}' is no mode",
            "uid" or "gid" when !uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) => $"'{value}' is no {key}",
            _ => null,
        };
    }

    private static bool IsBoolean(string value) =>
        value is "1" or "t" or "T" or "TRUE" or "true" or "True" or "0" or "f" or "F" or "FALSE" or "false" or "False";
}
