using ComposeLint.MSBuildHost.Protocol;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;

namespace ComposeLint.MSBuildHost;

/// <summary>
/// What a build would stop at before it compiles: the workspace loads a project without an import that is missing, and one that is not restored, and says nothing.
/// </summary>
internal static class ProjectCheck
{
    /// <summary>Evaluates a project as a build does.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public static HostFailure? Failure(string path)
    {
        using var collection = new ProjectCollection();
        try
        {
            var project = collection.LoadProject(path);
            // Of several target frameworks each has a project of its own, and one assets file together.
            var assets = project.GetPropertyValue("ProjectAssetsFile") is { Length: > 0 } named ? named : Path.Combine(project.GetPropertyValue("MSBuildProjectExtensionsPath"), "project.assets.json");
            return project.GetPropertyValue("UsingMicrosoftNETSdk") == "true" && !File.Exists(Path.Combine(Path.GetDirectoryName(path)!, assets))
                ? new HostFailure("it is not restored (dotnet restore), so its packages are not known", path)
                : null;
        }
        catch (InvalidProjectFileException exception)
        {
            return new HostFailure($"{Path.GetFileName(exception.ProjectFile)}({exception.LineNumber},{exception.ColumnNumber}): {exception.BaseMessage}", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new HostFailure(exception.Message, path);
        }
    }
}
