using System.Reflection;
using ComposeLint.Reporting;

namespace ComposeLint.Cli;

/// <summary>The tool's own version.</summary>
internal static class ToolVersion
{
    private static readonly string[] Parts =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', 2);

    /// <summary>The semantic version: <c>1.2.3</c>.</summary>
    public static string Number => Parts[0];

    /// <summary>The commit it was built from; null when it was not built from one.</summary>
    public static string? Commit => Parts.Length > 1 ? Parts[1] : null;

    /// <summary>The tool as reports name it.</summary>
    public static ToolInfo Info(string engine) => new("ComposeLint", Number, engine);
}
