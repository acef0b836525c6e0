using Microsoft.CodeAnalysis.Text;

namespace ComposeLint.RuleGenerator;

/// <summary>One fault of a page, at its line.</summary>
internal sealed record PageFault(string Path, TextSpan Span, LinePositionSpan Lines, string Message);

/// <summary>A rule's page: its front matter, title and text. Equal when its text is, so that the generator runs again only for what changed.</summary>
internal sealed class RulePage : IEquatable<RulePage>
{
    private readonly SourceText _text;

    private RulePage(string path, SourceText text)
    {
        Path = path;
        _text = text;
    }

    /// <summary>Where it stands.</summary>
    public string Path { get; }

    /// <summary>Its name without ending: that of the class.</summary>
    public string ClassName => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder it stands in.</summary>
    public string Folder => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path) ?? "");

    /// <summary>The keys of its front matter, each with its value and line.</summary>
    public Dictionary<string, (string Value, int Line)> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The first heading.</summary>
    public string Title { get; private set; } = "";

    /// <summary>All behind the front matter.</summary>
    public string Markdown { get; private set; } = "";

    /// <summary>The first paragraph under Why.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The second-level headings in order, each with its line.</summary>
    public List<(string Heading, int Line)> Headings { get; } = [];

    /// <summary>What is wrong with its form.</summary>
    public List<PageFault> Faults { get; } = [];

    /// <summary>Reads a page.</summary>
    public static RulePage Read(string path, SourceText text)
    {
        var page = new RulePage(path, text);
        page.ReadBody(page.ReadFrontMatter());
        return page;
    }

    /// <summary>A fault at a line (from 0).</summary>
    public PageFault FaultAt(int line, string message)
    {
        var lines = _text.Lines;
        var span = lines[Math.Min(line, lines.Count - 1)].Span;
        return new PageFault(Path, span, lines.GetLinePositionSpan(span), message);
    }

    /// <inheritdoc/>
    public bool Equals(RulePage? other) => other is not null && Path == other.Path && _text.ContentEquals(other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RulePage);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    private int ReadFrontMatter()
    {
        if (_text.Lines.Count == 0 || Line(0) != "---")
        {
            Faults.Add(FaultAt(0, "a page starts with its front matter: key: value between two lines of ---"));
            return 0;
        }

        for (var i = 1; i < _text.Lines.Count; i++)
        {
            var line = Line(i);
            if (line == "---")
                return i + 1;
            var colon = line.IndexOf(':');
            if (colon <= 0)
            {
                Faults.Add(FaultAt(i, "not of the form key: value"));
                continue;
            }

            var key = line.Substring(0, colon).Trim();
            if (Keys.ContainsKey(key))
                Faults.Add(FaultAt(i, $"'{key}' is given twice"));
            else
                Keys.Add(key, (line.Substring(colon + 1).Trim(), i));
        }

        Faults.Add(FaultAt(0, "the front matter is not closed by ---"));
        return _text.Lines.Count;
    }

    private void ReadBody(int first)
    {
        var body = new List<string>();
        var why = new List<string>();
        var section = "";
        var fence = "";
        for (var i = first; i < _text.Lines.Count; i++)
        {
            var line = Line(i);
            body.Add(line);
            if (fence.Length > 0)
            {
                if (line.Trim() == fence)
                    fence = "";
                continue;
            }

            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                fence = new string('`', line.TakeWhile(c => c == '`').Count());
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal) && Title.Length == 0)
            {
                Title = line.Substring(2).Trim();
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line.Substring(3).Trim();
                Headings.Add((section, i));
            }
            else if (section == "Why" && Why.Length == 0)
            {
                if (line.Trim().Length > 0)
                    why.Add(line.Trim());
                else if (why.Count > 0)
                    Why = string.Join(" ", why);
            }
        }

        if (Why.Length == 0)
            Why = string.Join(" ", why);
        Markdown = string.Join("\n", body).Trim('\n') + "\n";
    }

    private string Line(int index) => _text.ToString(_text.Lines[index].Span).TrimEnd();
}
