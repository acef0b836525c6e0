using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>The C# files of one project, before anything is parsed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Directory">Its directory.</param>
/// <param name="Project">Its project file; null for a file-based app or loose files.</param>
/// <param name="Files">Its files, ordinal order.</param>
internal sealed record SourceProject(string Name, string Directory, ProjectFile? Project, ImmutableArray<string> Files);

/// <summary>Sorts C# files into projects: each belongs to the nearest project file above it.</summary>
internal static class SourceProjects
{
    /// <summary>The projects, by directory.</summary>
    public static ImmutableArray<SourceProject> Find(SourceSet sources, ImmutableArray<string> files)
    {
        var projects = new Dictionary<string, ProjectFile>(StringComparer.Ordinal);
        var filesOf = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var owners = new Dictionary<string, ProjectFile?>(StringComparer.Ordinal);
        foreach (var file in files.Where(IsProject))
        {
            if (sources.Read(file).Text is { } text && !projects.ContainsKey(SourcePath.Directory(file)))
                projects[SourcePath.Directory(file)] = ProjectFile.Read(file, text.Text);
        }

        foreach (var file in files.Where(IsSource))
        {
            var owner = OwnerOf(SourcePath.Directory(file));
            var key = owner?.Path ?? SourcePath.Directory(file);
            if (!filesOf.TryGetValue(key, out var list))
                filesOf[key] = list = new List<string>();
            list.Add(file);
        }

        return filesOf.Select(pair => projects.Values.FirstOrDefault(p => p.Path == pair.Key) is { } project
            ? new SourceProject(project.Name, project.Directory, project, pair.Value.ToImmutableArray())
            : new SourceProject(SourcePath.FileName(pair.Key), pair.Key, null, pair.Value.ToImmutableArray())).ToImmutableArray();

        ProjectFile? OwnerOf(string directory)
        {
            if (owners.TryGetValue(directory, out var known))
                return known;
            ProjectFile? found = null;
            if (projects.TryGetValue(directory, out var here))
                found = here;
            else if (directory is not ("." or "/" or "..") && SourcePath.Directory(directory) is var parent && parent != directory)
                found = OwnerOf(parent);
            owners[directory] = found;
            return found;
        }
    }

    private static bool IsProject(string path) => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase);

    private static bool IsSource(string path) =>
        path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) && !("/" + path).Contains("/bin/") && !("/" + path).Contains("/obj/");
}
