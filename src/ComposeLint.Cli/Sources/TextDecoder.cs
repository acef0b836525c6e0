using System.Text;

namespace ComposeLint.Cli.Sources;

/// <summary>Bytes to text: UTF-8, or what a byte order mark says (UTF-8, UTF-16, UTF-32). Anything else is not text.</summary>
internal static class TextDecoder
{
    /// <summary>The text without its byte order mark; null when the bytes are not valid in their encoding or hold a NUL.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = EncodingOf(bytes);
        try
        {
            var text = encoding.GetString(bytes[mark..]);
            return text.Contains('\0') ? null : text;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The encoding, and the length in bytes of the byte order mark that says so; 0 when there is none.</summary>
    public static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) =>
        // UTF-32's mark begins like UTF-16's: the longer one is asked for first.
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            [0xEF, 0xBB, 0xBF, ..] => (new UTF8Encoding(false, throwOnInvalidBytes: true), 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => ((Encoding)new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => (new UTF8Encoding(false, throwOnInvalidBytes: true), 0),
        };
}
