namespace ComposeLint.Reporting;

/// <summary>The formats by the names of <c>--format</c>.</summary>
public static class ReportFormats
{
    private static readonly ImmutableArray<(string Name, Action<Report, TextStyle, TextWriter> Write)> Formats =
    [
        ("pretty", Pretty.Write),
        ("concise", (report, _, writer) => Concise.Write(report, writer)),
        ("json", (report, _, writer) => Json.Write(report, writer)),
        ("sarif", (report, _, writer) => Sarif.Write(report, writer)),
        ("github", (report, _, writer) => GitHub.Write(report, writer)),
        ("gitlab", (report, _, writer) => GitLab.Write(report, writer)),
        ("junit", (report, _, writer) => JUnit.Write(report, writer)),
        ("checkstyle", (report, _, writer) => Checkstyle.Write(report, writer)),
        ("markdown", (report, _, writer) => Markdown.Write(report, writer)),
    ];

    /// <summary>All names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Formats.Select(format => format.Name)];

    /// <summary>Writes a report in a format.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static void Write(string name, Report report, TextStyle style, TextWriter writer)
    {
        foreach (var format in Formats)
        {
            if (format.Name == name)
            {
                format.Write(report, style, writer);
                return;
            }
        }

        throw new ArgumentException("No such format: " + name, nameof(name));
    }
}
