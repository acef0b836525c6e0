namespace ComposeLint.Reporting;

/// <summary>Writes a report in one format.</summary>
/// <param name="report">The report.</param>
/// <param name="style">How text for people looks; formats for machines ignore it.</param>
/// <param name="writer">Where to.</param>
public delegate void ReportWriter(Report report, TextStyle style, TextWriter writer);

/// <summary>The formats by the names of <c>--format</c>.</summary>
/// <param name="sarif">
/// Opens the one format that rests on a package which is large in a native program and goes by reflection (Sarif.Sdk): whoever puts a program together
/// says how that is done there.
/// </param>
public sealed class ReportFormats(Func<ReportWriter> sarif)
{
    private static readonly ImmutableArray<(string Name, Func<ReportFormats, ReportWriter> Open)> Formats =
    [
        ("pretty", _ => Pretty.Write),
        ("concise", _ => (report, _, writer) => Concise.Write(report, writer)),
        ("json", _ => (report, _, writer) => Json.Write(report, writer)),
        ("sarif", formats => formats.OpenSarif()),
        ("github", _ => (report, _, writer) => GitHub.Write(report, writer)),
        ("gitlab", _ => (report, _, writer) => GitLab.Write(report, writer)),
        ("junit", _ => (report, _, writer) => JUnit.Write(report, writer)),
        ("checkstyle", _ => (report, _, writer) => Checkstyle.Write(report, writer)),
        ("markdown", _ => (report, _, writer) => Markdown.Write(report, writer)),
    ];

    /// <summary>All names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Formats.Select(format => format.Name)];

    private Func<ReportWriter> OpenSarif { get; } = sarif;

    /// <summary>The writer of a format; asked for before the work begins, so that what is not there is known then.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public ReportWriter Writer(string name)
    {
        foreach (var format in Formats)
        {
            if (format.Name == name)
                return format.Open(this);
        }

        throw new ArgumentException("No such format: " + name, nameof(name));
    }
}
