using System.Globalization;

namespace ComposeLint.Reporting.Frames;

/// <summary>How many terminal cells a rune takes: 0, 1 or 2 (Unicode's East Asian Width W and F, and emoji drawn as pictures, take 2).</summary>
internal static class CellWidth
{
    /// <summary>The cells of a rune that is safe to print.</summary>
    public static int Of(int rune)
    {
        if (rune < 0x300)
            return 1;
        if (rune == 0x200D || CharUnicodeInfo.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            return 0;
        return IsWide(rune) ? 2 : 1;
    }

    private static bool IsWide(int rune) => rune switch
    {
        < 0x1100 => false,
        <= 0x115F => true,
        0x231A or 0x231B or 0x2329 or 0x232A => true,
        >= 0x23E9 and <= 0x23EC or 0x23F0 or 0x23F3 => true,
        0x25FD or 0x25FE or 0x2614 or 0x2615 or 0x267F or 0x2693 or 0x26A1 or 0x26CE or 0x26D4 or 0x26EA => true,
        >= 0x2648 and <= 0x2653 => true,
        0x2705 or 0x270A or 0x270B or 0x2728 or 0x274C or 0x274E or 0x2757 or 0x27B0 or 0x27BF => true,
        >= 0x2753 and <= 0x2755 or >= 0x2795 and <= 0x2797 => true,
        0x2B1B or 0x2B1C or 0x2B50 or 0x2B55 => true,
        >= 0x2E80 and <= 0x303E => true,
        >= 0x3041 and <= 0x4DBF => true,
        >= 0x4E00 and <= 0xA4CF => true,
        >= 0xA960 and <= 0xA97C => true,
        >= 0xAC00 and <= 0xD7A3 => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFE10 and <= 0xFE19 or >= 0xFE30 and <= 0xFE6F => true,
        >= 0xFF01 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => true,
        >= 0x16FE0 and <= 0x18DFF or >= 0x1AFF0 and <= 0x1B2FF => true,
        0x1F004 or 0x1F0CF or 0x1F18E => true,
        >= 0x1F191 and <= 0x1F19A or >= 0x1F200 and <= 0x1F320 => true,
        >= 0x1F32D and <= 0x1F335 or >= 0x1F337 and <= 0x1F37C or >= 0x1F37E and <= 0x1F393 => true,
        >= 0x1F3A0 and <= 0x1F3CA or >= 0x1F3CF and <= 0x1F3D3 or >= 0x1F3E0 and <= 0x1F3F0 or 0x1F3F4 => true,
        >= 0x1F3F8 and <= 0x1F43E or 0x1F440 or >= 0x1F442 and <= 0x1F4FC => true,
        >= 0x1F4FF and <= 0x1F53D or >= 0x1F54B and <= 0x1F54E or >= 0x1F550 and <= 0x1F567 => true,
        0x1F57A or 0x1F595 or 0x1F596 or 0x1F5A4 => true,
        >= 0x1F5FB and <= 0x1F64F or >= 0x1F680 and <= 0x1F6C5 => true,
        0x1F6CC or >= 0x1F6D0 and <= 0x1F6D2 or >= 0x1F6D5 and <= 0x1F6D7 or >= 0x1F6DC and <= 0x1F6DF => true,
        >= 0x1F6EB and <= 0x1F6EC or >= 0x1F6F4 and <= 0x1F6FC or >= 0x1F7E0 and <= 0x1F7EB or 0x1F7F0 => true,
        >= 0x1F90C and <= 0x1F93A or >= 0x1F93C and <= 0x1F945 or >= 0x1F947 and <= 0x1F9FF => true,
        >= 0x1FA70 and <= 0x1FAFF => true,
        >= 0x20000 and <= 0x3FFFD => true,
        _ => false,
    };
}
