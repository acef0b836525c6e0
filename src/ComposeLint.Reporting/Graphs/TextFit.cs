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

    private static double Of(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' or '/' or ' ' => 0.4,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' or '→' => 1.0,
        >= 'A' and <= 'Z' => 0.78,
        < 0x300 => 0.64,
        _ => CellWidth.Of(rune.Value) switch { 0 => 0, 1 => 0.85, _ => 1.05 },
    };
}
