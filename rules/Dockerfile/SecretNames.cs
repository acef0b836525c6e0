using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Names of ARG and ENV that look like secrets, as BuildKit tells them (moby/buildkit, frontend/dockerfile/dockerfile2llb, secretsRegex).</summary>
internal static class SecretNames
{
    private static readonly HashSet<string> s_secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token",
    };

    private static readonly HashSet<string> s_harmless = new(StringComparer.OrdinalIgnoreCase) { "public", "file", "version" };

    private static readonly HashSet<string> s_nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "none", "null", "nil", "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "required", "optional", "basic", "bearer", "scram", "md5", "trust", "peer", "plain",
    };

    /// <summary>The pairs of a file whose names look like secrets, in order.</summary>
    public static IEnumerable<(PairsInstruction Instruction, NameValue Pair)> Of(ComposeLint.Dockerfiles.Dockerfile file)
    {
        foreach (var instruction in file.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Env or InstructionKind.Arg } pairs || instruction.Stage is null)
                continue;
            foreach (var pair in pairs.Pairs)
            {
                var words = pair.Key.Text.Split('_');
                if (words.Any(s_secret.Contains) && !words.Any(s_harmless.Contains))
                    yield return (pairs, pair);
            }
        }
    }

    /// <summary>
    /// Whether what is written for a name can be no secret: an ENV that is left empty for whoever runs the image, a path, a switch, a number, the
    /// fingerprint of a public key.
    /// </summary>
    public static bool HoldsNone(PairsInstruction instruction, NameValue pair)
    {
        if (pair.Value is not { } word)
            return false;
        var value = word.Unquoted.Trim();
        if (value.Length == 0)
            return instruction.Kind == InstructionKind.Env;
        return s_nothing.Contains(value) || IsPath(value) || value.All(c => c is >= '0' and <= '9') || IsFingerprint(pair.Key.Text, value);
    }

    private static bool IsPath(string value) =>
        value[0] is '/' or '~' || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal)
        || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/') || value.StartsWith("file:", StringComparison.Ordinal);

    // Keys that packages are signed with are told by long hexadecimal numbers: GPG_KEY of the official images.
    private static bool IsFingerprint(string name, string value)
    {
        var digits = value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? value.Substring(2) : value;
        return (name.IndexOf("GPG", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("PGP", StringComparison.OrdinalIgnoreCase) >= 0)
            && digits.Length is 8 or 16 or 32 or 40 or 64 && digits.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));
    }
}
