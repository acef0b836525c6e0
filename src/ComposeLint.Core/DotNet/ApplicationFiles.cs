using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.DotNet;

/// <summary>The files beside a .NET project that say how its application is configured.</summary>
public static class ApplicationFiles
{
    private const string Stem = "appsettings";
    private const string Ending = ".json";

    /// <summary>The application of a project, with the settings files in the project's directory, which publishing copies beside the program. <c>launchSettings.json</c> has no part in a container.</summary>
    /// <param name="sources">Where text comes from.</param>
    /// <param name="project">The project file's path.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static ImageApplication Read(SourceSet sources, string project, CancellationToken cancellation)
    {
        var directory = SourcePath.Directory(project);
        var settings = ImmutableArray.CreateBuilder<SettingsFile>();
        foreach (var name in sources.Files(directory))
        {
            if (EnvironmentOf(name) is { } environment && sources.Read(SourcePath.Combine(directory, name)).Text is { } text)
                settings.Add(new SettingsFile(environment.Length == 0 ? null : environment, JsonSettings.Read(text, cancellation)));
        }

        return new ImageApplication(project) { Settings = settings.ToImmutable() };
    }

    /// <summary>The environment in a settings file's name; empty for none, null for another file.</summary>
    private static string? EnvironmentOf(string name)
    {
        if (!name.StartsWith(Stem, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            return null;
        var middle = name.Substring(Stem.Length, Math.Max(0, name.Length - Stem.Length - Ending.Length));
        return middle.Length == 0 ? "" : middle[0] == '.' && middle.IndexOf('.', 1) < 0 ? middle.Substring(1) : null;
    }
}
