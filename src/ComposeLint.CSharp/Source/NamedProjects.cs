using System.Xml;
using System.Xml.Linq;
using ComposeLint.Text;

namespace ComposeLint.CSharp.Source;

/// <summary>The C# files of the projects and solutions that the user names one by one: <c>composelint check App.slnx</c> means what belongs to it.</summary>
internal static class NamedProjects
{
    private const int MaxDirectories = 100_000;

    /// <summary>The files found, and those of the projects that are named, ordinal order.</summary>
    /// <param name="sources">Where files are looked for.</param>
    /// <param name="paths">What the user named.</param>
    /// <param name="files">The files found already.</param>
    public static ImmutableArray<string> Expand(SourceSet sources, ImmutableArray<string> paths, ImmutableArray<string> files)
    {
        var projects = (paths.IsDefault ? ImmutableArray<string>.Empty : paths).Select(SourcePath.Normalize)
            .SelectMany(path => path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? new[] { path } : InSolution(sources, path))
            .Where(sources.FileExists)
            .ToList();
        return projects.Count == 0
            ? files
            : files.Concat(projects).Concat(projects.SelectMany(project => Below(sources, SourcePath.Directory(project)))).Distinct(StringComparer.Ordinal).OrderBy(file => file, StringComparer.Ordinal).ToImmutableArray();
    }

    private static IEnumerable<string> InSolution(SourceSet sources, string path)
    {
        var isXml = path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);
        if (!isXml && !path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase) || sources.Read(path).Text is not { } text)
            return Enumerable.Empty<string>();
        return (isXml ? InXml(text.Text) : InLines(text.Text))
            .Where(name => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            .Select(name => SourcePath.Combine(SourcePath.Directory(path), name.Replace('\\', '/')));
    }

    private static IEnumerable<string> InXml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Descendants("Project").Select(project => project.Attribute("Path")?.Value).OfType<string>().ToList();
        }
        catch (XmlException)
        {
            return Enumerable.Empty<string>();
        }
    }

    // Project("{type}") = "Name", "folder\Name.csproj", "{id}"
    private static IEnumerable<string> InLines(string text) =>
        text.Split('\n').Where(line => line.StartsWith("Project(", StringComparison.Ordinal)).Select(line => line.Split('"')).Where(parts => parts.Length > 5).Select(parts => parts[5]);

    private static IEnumerable<string> Below(SourceSet sources, string root)
    {
        var pending = new Stack<string>();
        pending.Push(root);
        for (var seen = 0; pending.Count > 0 && seen < MaxDirectories; seen++)
        {
            var directory = pending.Pop();
            foreach (var name in sources.Files(directory))
            {
                if (name.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase))
                    yield return SourcePath.Combine(directory, name);
            }

            foreach (var name in sources.Directories(directory))
            {
                if (name is not ("bin" or "obj" or "node_modules" or ".git"))
                    pending.Push(SourcePath.Combine(directory, name));
            }
        }
    }
}
