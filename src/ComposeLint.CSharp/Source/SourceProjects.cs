using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>The C# files of one project, before anything is parsed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Directory">Its directory.</param>
/// <param name="Project">What its project file, or a file-based app's own lines, say; null for loose files.</param>
/// <param name="Files">Its files, ordinal order.</param>
internal sealed record SourceProject(string Name, string Directory, ProjectFile? Project, ImmutableArray<string> Files);

/// <summary>
/// Sorts C# files into projects: each belongs to the nearest project file above it that does not leave it out, and to those that name it. A file with <c>#:</c>
/// lines is a project of its own.
/// </summary>
internal static class SourceProjects
{
    /// <summary>The projects, by path.</summary>
    public static ImmutableArray<SourceProject> Find(SourceSet sources, ImmutableArray<string> files)
    {
        var projects = new SortedDictionary<string, ProjectFile>(StringComparer.Ordinal);
        var filesOf = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var owners = new Dictionary<string, ProjectFile?>(StringComparer.Ordinal);
        var apps = new Dictionary<string, ProjectFile>(StringComparer.Ordinal);
        foreach (var file in files.Where(IsProject))
        {
            if (sources.Read(file).Text is not null && !projects.ContainsKey(SourcePath.Directory(file)))
                projects[SourcePath.Directory(file)] = ProjectFile.Read(sources, file);
        }

        var reaching = projects.Values.Where(project => project.Compile.Any(item => !item.Removes)).ToList();
        foreach (var file in files.Where(IsSource))
        {
            var owner = OwnerOf(SourcePath.Directory(file));
            if (owner is null && sources.Read(file).Text is { } text && AppDirectives.Read(text) is { } directives)
            {
                apps[file] = ProjectFile.Read(sources, file, directives);
                Add(file, file);
                continue;
            }

            if (owner is null)
                Add(SourcePath.Directory(file), file);
            else if (owner.Compiles(file, byDefault: true))
                Add(owner.Path, file);
            foreach (var other in reaching)
            {
                if (other != owner && other.Compiles(file, byDefault: false))
                    Add(other.Path, file);
            }
        }

        var byPath = projects.Values.ToDictionary(project => project.Path, StringComparer.Ordinal);
        return filesOf
            .Select(pair =>
                byPath.TryGetValue(pair.Key, out var project) || apps.TryGetValue(pair.Key, out project)
                    ? new SourceProject(project.Name, project.Directory, project, pair.Value.ToImmutableArray())
                    : new SourceProject(SourcePath.FileName(pair.Key), pair.Key, null, pair.Value.ToImmutableArray()))
            .ToImmutableArray();

        void Add(string key, string file)
        {
            if (!filesOf.TryGetValue(key, out var list))
                filesOf[key] = list = new List<string>();
            list.Add(file);
        }

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
