namespace ComposeLint.Cli.Evaluation;

/// <summary>The <c>dotnet</c> that the user's PATH names.</summary>
internal static class DotnetCommand
{
    /// <summary>The program, absolute, links not resolved; null when PATH names none. What is relative in PATH is passed over: it would be the analysed repository's.</summary>
    public static string? Find(CliHost host)
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return (host.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Join(directory, name))
            .FirstOrDefault(File.Exists);
    }
}
