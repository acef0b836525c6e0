using System.Text;
using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Core.Tests.Compose;

/// <summary>A case's directory as a source set and its <c>args</c> as a request.</summary>
internal static class CaseFiles
{
    public static MemorySourceSet Sources(string directory, string root) => new(
        Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(f => new SourceText(Path.GetRelativePath(directory, f).Replace('\\', '/'), File.ReadAllText(f, Encoding.UTF8))),
        root);

    public static LoadRequest Request(string directory)
    {
        var words = File.ReadAllText(Path.Combine(directory, "args")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        ImmutableArray<string> Values(string option) => [.. words.Index().Where(w => w.Index > 0 && words[w.Index - 1] == option).Select(w => w.Item)];
        var envFiles = Values("--env-file");
        return new LoadRequest(Values("-f"))
        {
            Profiles = Values("--profile"),
            EnvFiles = envFiles.IsEmpty ? default : envFiles,
            ProjectName = Values("-p").FirstOrDefault(),
            ProjectDirectory = Values("--project-directory").FirstOrDefault(),
        };
    }
}
