using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Reporting;

/// <summary>The tool that made a report.</summary>
/// <param name="Name"><c>ComposeLint</c>.</param>
/// <param name="Version">Its semantic version, without build metadata.</param>
/// <param name="Engine">The Docker Engine version that was modelled.</param>
public sealed record ToolInfo(string Name, string Version, string Engine)
{
    /// <summary>Where it is at home.</summary>
    public string Uri => "https://github.com/composelint/composelint";
}

/// <summary>What a reporter writes down.</summary>
/// <param name="Tool">Who made it.</param>
/// <param name="Result">What was found.</param>
public sealed record Report(ToolInfo Tool, AnalysisResult Result)
{
    /// <summary>
    /// Where the analysis runs, absolute and '/'-separated. SARIF and workflow commands name files from the repository's root; the others, as findings
    /// do, from here.
    /// </summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The root of the repository that is analysed, or the top of what is; absolute and '/'-separated.</summary>
    public string RepositoryRoot { get; init; } = "/";

    /// <summary>A file's path with links resolved, absolute; null when it is not known. GitHub cannot show a link's path.</summary>
    public Func<string, string?> RealPath { get; init; } = static _ => null;

    /// <summary>The name of the whole: SARIF's category when there is not exactly one project.</summary>
    public string RootName { get; init; } = "root";

    /// <summary>Whether silenced findings are listed too, marked as such, where the format can.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>A file's path from the repository's root; absolute when it lies elsewhere.</summary>
    public string FromRepositoryRoot(string path)
    {
        var full = RealPath(path) ?? SourcePath.Combine(WorkingDirectory, path);
        var root = RepositoryRoot.EndsWith('/') ? RepositoryRoot : RepositoryRoot + "/";
        return full.StartsWith(root, StringComparison.Ordinal) ? full[root.Length..] : full;
    }
}

/// <summary>How text for people is drawn.</summary>
public sealed record TextStyle
{
    /// <summary>Whether colours are used.</summary>
    public bool Color { get; init; }

    /// <summary>Whether rule ids are links (OSC 8).</summary>
    public bool Hyperlinks { get; init; }

    /// <summary>The terminal's width in cells; longer source lines are cut around what is shown.</summary>
    public int Width { get; init; } = 140;

    /// <summary>Whether each finding's whole trace is shown.</summary>
    public bool Explain { get; init; }
}
