using System.Globalization;

namespace ComposeLint.Analyzers;

/// <summary>
/// Fixes as a diagnostic carries them, in its properties: the analyzer, which knows the edits, and the code fixes, which an editor loads and the compiler does
/// not, share no assembly. Compiled into both.
/// </summary>
internal static class DiagnosticFixes
{
    private const string Prefix = "fix";

    /// <summary>Writes a diagnostic's fixes as properties.</summary>
    public static ImmutableDictionary<string, string?> Write(IEnumerable<DiagnosticFix> fixes)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var fix in fixes)
            properties.Add(Prefix + properties.Count.ToString(CultureInfo.InvariantCulture), string.Join("\n", fix.Edits.Select(Write).Prepend(Uri.EscapeDataString(fix.Title))));
        return properties.ToImmutable();
    }

    /// <summary>Reads the fixes of a diagnostic's properties; what is no fix is passed over.</summary>
    public static ImmutableArray<DiagnosticFix> Read(ImmutableDictionary<string, string?> properties)
    {
        var fixes = ImmutableArray.CreateBuilder<DiagnosticFix>();
        for (var n = 0; properties.TryGetValue(Prefix + n.ToString(CultureInfo.InvariantCulture), out var text) && text is not null; n++)
        {
            var lines = text.Split('\n');
            fixes.Add(new DiagnosticFix(Uri.UnescapeDataString(lines[0]), lines.Skip(1).Select(Read).ToImmutableArray()));
        }

        return fixes.ToImmutable();
    }

    private static string Write(DiagnosticEdit edit) =>
        string.Join("\t", Uri.EscapeDataString(edit.Path), edit.Start.ToString(CultureInfo.InvariantCulture), Uri.EscapeDataString(edit.OldText), Uri.EscapeDataString(edit.NewText));

    private static DiagnosticEdit Read(string line)
    {
        var cells = line.Split('\t');
        return new DiagnosticEdit(Uri.UnescapeDataString(cells[0]), int.Parse(cells[1], CultureInfo.InvariantCulture), Uri.UnescapeDataString(cells[2]), Uri.UnescapeDataString(cells[3]));
    }
}

/// <summary>Edits that mend a diagnostic.</summary>
/// <param name="Title">What they do, and what breaks.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
internal sealed record DiagnosticFix(string Title, ImmutableArray<DiagnosticEdit> Edits);

/// <summary>An edit of a file as the compiler knows it.</summary>
/// <param name="Path">The file's path, as the compiler has it.</param>
/// <param name="Start">Where it begins, in UTF-16 units from the file's start.</param>
/// <param name="OldText">What stands there: where something else does, the file has changed since.</param>
/// <param name="NewText">What is to stand there.</param>
internal sealed record DiagnosticEdit(string Path, int Start, string OldText, string NewText);
