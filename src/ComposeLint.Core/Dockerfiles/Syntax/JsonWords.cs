using System.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>How a text reads as the JSON array of an exec form.</summary>
internal enum JsonForm
{
    /// <summary>No JSON array: the builder takes the text as shell form.</summary>
    None,
    /// <summary>A JSON array of strings.</summary>
    Strings,
    /// <summary>A JSON array that holds something else, which the builder refuses.</summary>
    Others,
}

/// <summary>Reads the JSON array of an exec form, as encoding/json of Go accepts it; one pass, no recursion.</summary>
internal static class JsonWords
{
    // encoding/json gives up at this depth.
    private const int MaxDepth = 10_000;

    /// <summary>Reads a range of a text; the words' ranges include their quotes.</summary>
    public static JsonForm Read(string text, int start, int end, List<(string Value, int Start, int End)> words)
    {
        var i = start;
        while (i < end && char.IsWhiteSpace(text[i]))
            i++;
        if (i >= end || text[i] != '[')
            return JsonForm.None;
        var stack = new Stack<char>();
        var state = 'v';
        var onlyStrings = true;
        var first = true;
        for (; i < end; i++)
        {
            var c = text[i];
            if (c is ' ' or '\t' or '\n' or '\r')
                continue;
            switch (state)
            {
                // A value, or the end of an empty container right after its start.
                case 'v' or 'e' when c is '[' or '{':
                    if (stack.Count >= MaxDepth)
                        return JsonForm.None;
                    onlyStrings &= first;
                    first = false;
                    stack.Push(c);
                    state = c == '[' ? 'e' : 'f';
                    break;
                case 'e' when c == ']':
                case ',' when c is ']' or '}':
                case 'f' when c == '}':
                    if (stack.Pop() != (c == ']' ? '[' : '{'))
                        return JsonForm.None;
                    if (stack.Count == 0)
                        return OnlySpace(text, i + 1, end) ? (onlyStrings ? JsonForm.Strings : JsonForm.Others) : JsonForm.None;
                    state = ',';
                    break;
                case ',' when c == ',':
                    state = stack.Peek() == '[' ? 'v' : 'k';
                    break;
                case ':' when c == ':':
                    state = 'v';
                    break;
                case 'f' or 'k' when c == '"':
                    var name = ReadString(text, i, end, out var nameEnd);
                    if (name is null)
                        return JsonForm.None;
                    i = nameEnd - 1;
                    state = ':';
                    break;
                case 'v' or 'e' when c == '"':
                    var value = ReadString(text, i, end, out var stop);
                    if (value is null)
                        return JsonForm.None;
                    if (stack.Count == 1 && onlyStrings)
                        words.Add((value, i, stop));
                    i = stop - 1;
                    state = ',';
                    break;
                case 'v' or 'e':
                    stop = SkipScalar(text, i, end);
                    if (stop < 0)
                        return JsonForm.None;
                    if (stack.Count == 1)
                        onlyStrings = false;
                    i = stop - 1;
                    state = ',';
                    break;
                default:
                    return JsonForm.None;
            }
        }

        return JsonForm.None;
    }

    private static bool OnlySpace(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (text[i] is not (' ' or '\t' or '\n' or '\r'))
                return false;
        return true;
    }

    private static int SkipScalar(string text, int start, int end)
    {
        foreach (var word in (string[])["null", "true", "false"])
            if (start + word.Length <= end && string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
                return start + word.Length;
        var i = start;
        if (i < end && text[i] == '-')
            i++;
        var digits = i;
        while (i < end && text[i] is >= '0' and <= '9')
            i++;
        if (i == digits || (text[digits] == '0' && i > digits + 1))
            return -1;
        if (i < end && text[i] == '.')
        {
            digits = ++i;
            while (i < end && text[i] is >= '0' and <= '9')
                i++;
            if (i == digits)
                return -1;
        }

        if (i < end && text[i] is 'e' or 'E')
        {
            i++;
            if (i < end && text[i] is '+' or '-')
                i++;
            digits = i;
            while (i < end && text[i] is >= '0' and <= '9')
                i++;
            if (i == digits)
                return -1;
        }

        return i;
    }

    private static string? ReadString(string text, int start, int end, out int stop)
    {
        stop = start;
        StringBuilder? decoded = null;
        var from = start + 1;
        for (var i = from; i < end; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                stop = i + 1;
                return decoded is null ? text.Substring(from, i - from) : decoded.Append(text, from, i - from).ToString();
            }

            if (c < ' ')
                return null;
            if (c != '\\')
                continue;
            decoded ??= new StringBuilder();
            decoded.Append(text, from, i - from);
            if (++i >= end)
                return null;
            switch (text[i])
            {
                case '"' or '\\' or '/':
                    decoded.Append(text[i]);
                    break;
                case 'b':
                    decoded.Append('\b');
                    break;
                case 'f':
                    decoded.Append('\f');
                    break;
                case 'n':
                    decoded.Append('\n');
                    break;
                case 'r':
                    decoded.Append('\r');
                    break;
                case 't':
                    decoded.Append('\t');
                    break;
                case 'u' when i + 4 < end && TryHex(text, i + 1, out var code):
                    decoded.Append(code);
                    i += 4;
                    break;
                default:
                    return null;
            }

            from = i + 1;
        }

        return null;
    }

    private static bool TryHex(string text, int start, out char code)
    {
        var value = 0;
        for (var i = start; i < start + 4; i++)
        {
            var c = text[i];
            var digit = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'f' ? c - 'a' + 10 : c is >= 'A' and <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
            {
                code = '\0';
                return false;
            }

            value = value * 16 + digit;
        }

        code = (char)value;
        return true;
    }
}
