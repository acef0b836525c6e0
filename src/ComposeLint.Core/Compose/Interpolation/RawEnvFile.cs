namespace ComposeLint.Compose.Interpolation;

/// <summary>An env file whose lines are <c>KEY=value</c> and nothing is expanded or unquoted (docker/cli pkg/kvfile): Compose's format <c>raw</c>, and that of stacks.</summary>
internal static class RawEnvFile
{
    /// <summary>The variables in order; one without <c>=</c> is taken from those around, and left out where there is none.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(string text, VariableScope variables)
    {
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r').TrimStart();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var equals = line.IndexOf('=');
            if (equals > 0)
                yield return new(line.Substring(0, equals), line.Substring(equals + 1));
            else if (equals < 0 && variables[line] is { } inherited)
                yield return new(line, inherited);
        }
    }
}
