using ComposeLint.Text;

namespace ComposeLint.Compose;

/// <summary>
/// Names of files that a user copies and fills in: <c>.env.example</c>, <c>env.sample</c>, <c>compose.override.yaml.dist</c>. The copy is kept out of version
/// control, so that a fresh clone lacks it though nothing is wrong with the files.
/// </summary>
internal static class TemplateName
{
    private static readonly string[] Words = ["example", "sample", "dist", "template", "tmpl"];

    /// <summary>The name of a template of a file that lies beside it; null when there is none.</summary>
    public static string? Beside(SourceSet sources, string path)
    {
        var name = SourcePath.FileName(path).TrimStart('.');
        return sources.Files(SourcePath.Directory(path)).FirstOrDefault(other => Words.Any(word => IsOf(other.TrimStart('.'), word, name)));
    }

    // The word stands before or after the name, with a separator: env.example, env-sample, example.env.
    private static bool IsOf(string template, string word, string name)
    {
        if (name.Length == 0 || template.Length != name.Length + word.Length + 1)
            return false;
        var isAfter = template.EndsWith(word, StringComparison.OrdinalIgnoreCase) && template.StartsWith(name, StringComparison.Ordinal) && (template[name.Length] is '.' or '-' or '_');
        var isBefore = template.StartsWith(word, StringComparison.OrdinalIgnoreCase) && template.EndsWith(name, StringComparison.Ordinal) && (template[word.Length] is '.' or '-' or '_');
        return isAfter || isBefore;
    }
}
