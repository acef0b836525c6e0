using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Projects by the names that Compose itself looks for.</summary>
internal static class StandardProjects
{
    private static readonly ImmutableArray<string> s_names = ImmutableArray.Create("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    public static ImmutableArray<LoadRequest> Find(ImmutableArray<string> files)
    {
        var projects = ImmutableArray.CreateBuilder<LoadRequest>();
        var present = new HashSet<string>(files, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directory in files.Select(SourcePath.Directory).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in s_names)
            {
                var path = SourcePath.Combine(directory, name);
                if (!present.Contains(path))
                    continue;
                var dot = path.LastIndexOf('.');
                var over = new[] { ".yml", ".yaml" }.Select(ending => path.Substring(0, dot) + ".override" + ending).Where(present.Contains).Take(1);
                projects.Add(new LoadRequest(over.Prepend(path).ToImmutableArray()));
                taken.UnionWith(projects[projects.Count - 1].Files);
                break;
            }
        }

        foreach (var file in files)
        {
            var name = SourcePath.FileName(file);
            if (!taken.Contains(file) && (name.IndexOf("compose", StringComparison.Ordinal) >= 0 || name.IndexOf("stack", StringComparison.Ordinal) >= 0)
                && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal)) && name.IndexOf("composelint", StringComparison.Ordinal) < 0)
                projects.Add(new LoadRequest(ImmutableArray.Create(file)));
        }

        return projects.ToImmutable();
    }
}
