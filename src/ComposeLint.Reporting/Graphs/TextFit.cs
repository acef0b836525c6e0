using System.Text;
using ComposeLint.Reporting.Frames;

namespace ComposeLint.Reporting.Graphs;

/// <summary>How wide text is, without a font: what common sans-serif fonts need at most, by kinds of characters.</summary>
internal static class TextFit
{
    /// <summary>The width of a text in a font of that size.</summary>
    public static double Width(string text, double size)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width * size;
    }

    /// <summary>The text, cut with an ellipsis where it is wider than there is room.</summary>
    public static string Cut(string text, double size, double room)
    {
        if (Width(text, size) <= room)
            return text;
        var kept = new StringBuilder();
        var width = Of(new Rune('…'));
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
            if (width * size > room)
                break;
            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>The end of a text, with an ellipsis where its beginning is cut: of an image the end says what it is.</summary>
    public static string CutStart(string text, double size, double room)
    {
        if (Width(text, size) <= room)
            return text;
        var runes = text.EnumerateRunes().ToArray();
        var first = runes.Length;
        var width = Of(new Rune('…'));
        while (first > 0 && (width + Of(runes[first - 1])) * size <= room)
            width += Of(runes[--first]);
        return "…" + string.Concat(runes[first..].Select(rune => rune.ToString()));
    }

    // The advances of DejaVu Sans, the widest of the common ones, rounded up.
    private static double Of(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or ' ' or '.' or ',' => 0.32,
        ':' or ';' or '/' or '|' or '\\' or '-' or 't' or 'f' or 'I' or '!' or '(' or ')' or '[' or ']' => 0.41,
        'r' or 'J' or '"' or '_' or '*' => 0.5,
        's' or 'c' or 'z' or '?' => 0.56,
        'm' or 'W' or '@' or '%' or '…' => 1.0,
        'w' or 'M' or 'O' or 'Q' or 'G' or 'N' or 'H' or 'D' or 'U' or '→' or '×' or '+' or '=' or '<' or '>' or '#' or '~' or '&' => 0.87,
        >= 'A' and <= 'Z' => 0.72,
        < 0x300 => 0.64,
        _ => CellWidth.Of(rune.Value) switch { 0 => 0, 1 => 0.85, _ => 1.05 },
    };
}
