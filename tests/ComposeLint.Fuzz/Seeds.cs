using System.Globalization;
using ComposeLint.Dockerfiles;
using ComposeLint.Rules;
using ComposeLint.Text;

namespace ComposeLint.Fuzz;

/// <summary>First inputs: the files in the rules' pages and in the tests' cases, into a directory for each surface.</summary>
internal static class Seeds
{
    private const int LongestSeed = 4_000;

    /// <summary>Writes them below <c>yaml</c>, <c>compose</c>, <c>dockerfile</c> and <c>shell</c>; says how many.</summary>
    public static int Write(string repository, string directory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var files in Pages().Concat(Cases(repository)))
        {
            var main = files[0];
            if (main.Path.EndsWith(".sh", StringComparison.Ordinal))
                Add("shell", files);
            else if (main.Path.EndsWith("Dockerfile", StringComparison.Ordinal))
            {
                Add("dockerfile", files);
                foreach (var run in DockerfileReader.Read(main).Runs)
                    Add("shell", [new SourceText("run.Dockerfile", run.Arguments.Text)]);
            }
            else
            {
                Add("compose", files);
                Add("yaml", [new SourceText(FuzzInput.YamlName, main.Text)]);
            }
        }

        return seen.Count;

        void Add(string surface, IReadOnlyList<SourceText> files)
        {
            var bytes = FuzzInput.Write(files);
            if (bytes.Length is 0 or > LongestSeed || !seen.Add(Convert.ToHexString(bytes)))
                return;
            Directory.CreateDirectory(Path.Combine(directory, surface));
            File.WriteAllBytes(Path.Combine(directory, surface, seen.Count.ToString("D5", CultureInfo.InvariantCulture)), bytes);
        }
    }

    /// <summary>Each fenced file of each page, and for a page with several names in a section all of them as one project.</summary>
    private static IEnumerable<List<SourceText>> Pages()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var project = new List<SourceText>();
            var lines = rule.Descriptor.Markdown.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].StartsWith('#') && project.Count > 1)
                    yield return project;
                if (lines[i].StartsWith('#'))
                    project = [];
                if (!lines[i].StartsWith("```", StringComparison.Ordinal) || Name(lines[i]) is not { } name)
                    continue;
                var first = i + 1;
                i = Array.FindIndex(lines, first, line => line.StartsWith("```", StringComparison.Ordinal));
                var text = new SourceText(name, string.Join('\n', lines[first..i].Where(line => line.TrimStart() is not ['#', ' ' or '^', ..])) + "\n");
                yield return [text];
                project.Add(text);
            }
        }
    }

    private static string? Name(string fence)
    {
        var words = fence.Trim('`').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [_, var name, ..] => name,
            ["yaml"] => "compose.yaml",
            ["dockerfile"] => "Dockerfile",
            ["sh"] => "run.sh",
            _ => null,
        };
    }

    private static IEnumerable<List<SourceText>> Cases(string repository)
    {
        var directories = Directory.EnumerateDirectories(Path.Combine(repository, "tests"), "cases", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(path => Directory.EnumerateDirectories(path))
            .Order(StringComparer.Ordinal);
        foreach (var directory in directories)
        {
            var files = Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal)
                .Select(path => new SourceText(Path.GetFileName(path), File.ReadAllText(path)))
                .OrderByDescending(file => file.Path == "compose.yaml")
                .ToList();
            if (files.Count > 0)
                yield return files;
        }
    }
}
