namespace ComposeLint.Dockerfiles;

/// <summary>
/// What <c># check=skip=A,B;error=true;experimental=all</c> asks for (docs.docker.com/build/checks), at the file's top or in a comment before an
/// instruction.
/// </summary>
/// <param name="SkipAll">Whether all checks are off.</param>
/// <param name="Skip">The checks that are off.</param>
/// <param name="ExperimentalAll">Whether all experimental checks are on.</param>
/// <param name="Experimental">The experimental checks that are on.</param>
/// <param name="Fault">What is wrong with it; null when nothing is.</param>
public sealed record CheckOptions(
    bool SkipAll, ImmutableArray<string> Skip, bool ExperimentalAll, ImmutableArray<string> Experimental, string? Fault)
{
    /// <summary>Nothing asked for.</summary>
    public static CheckOptions None { get; } = new(false, ImmutableArray<string>.Empty, false, ImmutableArray<string>.Empty, null);

    internal static CheckOptions Read(ImmutableArray<Directive> directives)
    {
        foreach (var directive in directives)
            if (directive.Name == "check")
                return Parse(directive.Value);
        return None;
    }

    /// <summary>Reads the value of the directive.</summary>
    public static CheckOptions Parse(string value)
    {
        var skipAll = false;
        var experimentalAll = false;
        var skip = ImmutableArray<string>.Empty;
        var experimental = ImmutableArray<string>.Empty;
        if (value.Trim().Length == 0)
            return None;
        foreach (var part in value.Split(';'))
        {
            var equals = part.IndexOf('=');
            if (equals < 0)
                return None with { Fault = "'" + part.Trim() + "' is not of the form option=value" };
            var option = part.Substring(0, equals).Trim();
            var names = part.Substring(equals + 1).Trim();
            switch (option)
            {
                case "skip":
                    skipAll = names == "all";
                    skip = Names(names);
                    break;
                case "experimental":
                    experimentalAll = names == "all";
                    experimental = Names(names);
                    break;
                case "error":
                    if (names is not ("true" or "false" or "1" or "0" or "t" or "f" or "T" or "F" or "TRUE" or "FALSE" or "True" or "False"))
                        return None with { Fault = "error is true or false" };
                    break;
                default:
                    return None with { Fault = "no such option: '" + option + "'; there are skip, error and experimental" };
            }
        }

        return new CheckOptions(skipAll, skip, experimentalAll, experimental, null);
    }

    /// <summary>Whether a check of BuildKit is off.</summary>
    public bool Skips(string check) => SkipAll || Skip.Contains(check);

    /// <summary>Whether an experimental check of BuildKit is on.</summary>
    public bool Enables(string check) => ExperimentalAll || Experimental.Contains(check);

    private static ImmutableArray<string> Names(string list) => list.Split(',').Select(name => name.Trim()).ToImmutableArray();
}
