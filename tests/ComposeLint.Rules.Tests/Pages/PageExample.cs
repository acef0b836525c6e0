using ComposeLint.Text;

namespace ComposeLint.Rules.Tests.Pages;

/// <summary>An underline drawn in an example: where a finding is expected, and a part of what it says.</summary>
internal sealed record Drawing(string Path, int Line, int Column, int Length, bool IsPrimary, string Message)
{
    public override string ToString() => $"{Path}:{Line}:{Column}+{Length} {(IsPrimary ? '^' : '~')} {Message}";
}

/// <summary>One project under Bad or Good: its files without the drawing, and the drawing.</summary>
/// <param name="Section">Bad or Good.</param>
/// <param name="Title">The third-level heading above it; empty when there is none.</param>
/// <param name="Files">Its files, each with the lines of the page (first, and after the last) that hold it.</param>
/// <param name="Drawings">What is drawn in them.</param>
internal sealed record PageExample(
    string Section, string Title, ImmutableArray<(SourceText Text, int First, int End)> Files, ImmutableArray<Drawing> Drawings)
{
    private const char Fence = '`';

    /// <summary>
    /// The examples of a section. A third-level heading begins one, and so does a file whose name the present one already has:
    /// several files of different names make one project.
    /// </summary>
    public static IEnumerable<PageExample> Read(string markdown, string section)
    {
        var current = "";
        var title = "";
        var files = new List<(SourceText Text, int First, int End)>();
        var drawings = new List<Drawing>();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var fence = new string(Fence, lines[i].TakeWhile(c => c == Fence).Count());
                var info = lines[i][fence.Length..].Trim();
                var first = i + 1;
                for (i = first; i < lines.Length && lines[i].TrimEnd() != fence; i++)
                {
                }

                if (current != section || FileName(info) is not { } name)
                    continue;
                if (files.Any(file => file.Text.Path == name))
                {
                    yield return Take();
                }

                files.Add((Sample.Read(name, lines[first..i], drawings), first, i));
            }
            else if (lines[i].StartsWith("## ", StringComparison.Ordinal) || lines[i].StartsWith("### ", StringComparison.Ordinal))
            {
                if (files.Count > 0)
                    yield return Take();
                if (lines[i][2] == ' ')
                    (current, title) = (lines[i][3..].Trim(), "");
                else
                    title = lines[i][4..].Trim();
            }
        }

        if (files.Count > 0)
            yield return Take();

        PageExample Take()
        {
            var example = new PageExample(section, title, [.. files], [.. drawings]);
            files.Clear();
            drawings.Clear();
            return example;
        }
    }

    /// <summary>The name that an info string gives (<c>yaml compose.override.yaml</c>), or the usual one of its language; null for what is no file.</summary>
    private static string? FileName(string info)
    {
        var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
            return words[1];
        return words.FirstOrDefault() switch
        {
            "yaml" or "yml" => "compose.yaml",
            "dockerfile" => "Dockerfile",
            "env" or "dotenv" => ".env",
            "csharp" => "Program.cs",
            "sh" => "run.sh",
            _ => null,
        };
    }
}
