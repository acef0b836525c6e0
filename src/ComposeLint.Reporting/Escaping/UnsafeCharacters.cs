using System.Globalization;
using System.Text;

namespace ComposeLint.Reporting.Escaping;

/// <summary>
/// Characters of a stranger's file that must not reach a terminal or a viewer as they are: controls (C0, DEL, C1), those that reorder or hide
/// text (bidirectional controls, invisible operators, tags), line separators, and halves of surrogate pairs.
/// </summary>
internal static class UnsafeCharacters
{
    /// <summary>Whether the rune is one of them.</summary>
    public static bool Contains(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0xAD or 0x61C or 0x180E or 0xFEFF => true,
        >= 0x200B and <= 0x200F and not 0x200D => true,
        >= 0x2028 and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFFF9 and <= 0xFFFB => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        >= 0xFDD0 and <= 0xFDEF => true,
        // U+FFFE, U+FFFF and their like in each plane are no characters; XML refuses them.
        _ => (rune.Value & 0xFFFE) == 0xFFFE,
    };

    /// <summary>How the rune is shown: <c>\n</c>, <c>\u{1B}</c>.</summary>
    public static string Escape(int value) => value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u{" + value.ToString("X2", CultureInfo.InvariantCulture) + "}",
    };

    /// <summary>The first rune of the text and its UTF-16 length; a lone surrogate is itself, and unsafe.</summary>
    public static (int Value, int Length, bool IsUnsafe) First(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            return (rune.Value, length, Contains(rune));
        return (text[0], 1, true);
    }
}
