using System.Diagnostics;
using System.Globalization;
using System.Text;
using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>The lines that changed since a revision, as git tells them. Git is run only because the user asked by <c>--since</c>.</summary>
internal sealed class ChangedLines
{
    private readonly Dictionary<string, List<(int First, int Last)>> _ranges = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);

    /// <summary>Asks git.</summary>
    /// <param name="repositoryRoot">The root, absolute.</param>
    /// <param name="revision">The user's words; never taken for an option.</param>
    /// <param name="error">What git said when it failed.</param>
    /// <param name="cancellationToken">Ends git too.</param>
    public static ChangedLines? Since(string repositoryRoot, string revision, out string? error, CancellationToken cancellationToken)
    {
        // What a repository's configuration could make git run (fsmonitor, external diff, textconv) is switched off.
        if (Git(repositoryRoot, ["diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "--end-of-options", revision, "--"], out error, cancellationToken) is not { } diff
            || Git(repositoryRoot, ["ls-files", "--others", "--exclude-standard", "-z"], out error, cancellationToken) is not { } untracked)
            return null;
        var changes = new ChangedLines();
        changes.ReadDiff(diff);
        changes._whole.UnionWith(untracked.Split('\0', StringSplitOptions.RemoveEmptyEntries));
        return changes;
    }

    /// <summary>Whether the finding, or what led to it, stands on a changed line.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="fromRoot">A path from the repository's root.</param>
    public bool Touch(Finding finding, Func<string, string> fromRoot) =>
        finding.Related.Concat(finding.Trace).Select(place => place.Span).Prepend(finding.Subject.Span).Any(span => Touch(span, fromRoot(span.Source.Path)));

    private bool Touch(SourceSpan span, string path) =>
        _whole.Contains(path) || _ranges.TryGetValue(path, out var ranges) && ranges.Exists(range => span.Start.Line <= range.Last && span.End.Line >= range.First);

    private void ReadDiff(string diff)
    {
        List<(int, int)>? ranges = null;
        foreach (var line in diff.Split('\n'))
        {
            if (line.StartsWith("diff --git ", StringComparison.Ordinal))
                ranges = null;
            else if (ranges is null && line.StartsWith("+++ ", StringComparison.Ordinal))
                ranges = Path(line[4..].TrimEnd('\t', '\r')) is { } path ? _ranges[path] = [] : null;
            else if (line.StartsWith("@@ ", StringComparison.Ordinal) && Range(line) is { } range)
                ranges?.Add(range);
        }
    }

    // "@@ -12,3 +14,2 @@": a count of 0 is a deletion after that line, and what stands around it is what changed.
    private static (int First, int Last)? Range(string line)
    {
        var plus = line.IndexOf('+', StringComparison.Ordinal);
        var end = plus < 0 ? -1 : line.IndexOf(' ', plus);
        if (end < 0)
            return null;
        var numbers = line[(plus + 1)..end].Split(',');
        if (!int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return null;
        var count = numbers.Length > 1 && int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 1;
        return count == 0 ? (first, first + 1) : (first, first + count - 1);
    }

    // Git quotes names with unusual characters as C does, bytes in octal.
    private static string? Path(string name)
    {
        if (name.StartsWith('"'))
            name = Unquoted(name);
        return name.StartsWith("b/", StringComparison.Ordinal) ? name[2..] : null;
    }

    private static string Unquoted(string quoted)
    {
        var bytes = new List<byte>();
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(quoted[i].ToString()));
                continue;
            }

            i++;
            if (char.IsAsciiDigit(quoted[i]) && i + 2 < quoted.Length)
            {
                bytes.Add((byte)(((quoted[i] - '0') << 6) | ((quoted[i + 1] - '0') << 3) | (quoted[i + 2] - '0')));
                i += 2;
            }
            else
            {
                bytes.Add((byte)(quoted[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'a' => '\a', 'b' => '\b', 'f' => '\f', 'v' => '\v', var other => other }));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string? Git(string directory, string[] arguments, out string? error, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["GIT_PAGER"] = "";
        foreach (var argument in (ReadOnlySpan<string>)["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", .. arguments])
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            using var cancelled = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellationToken.ThrowIfCancellationRequested();
            error = process.ExitCode == 0 ? null : errors.GetAwaiter().GetResult().Trim();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            error = "git is not installed";
            return null;
        }
    }
}
