using System.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>Splits the text of an instruction into words, each of the ways the builder has. Ranges are offsets of the joined text.</summary>
internal static class Splitter
{
    /// <summary>Whether a character ends the keyword and separates plain words: the builder's <c>[\t\v\f\r ]</c>.</summary>
    public static bool IsSeparator(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';

    /// <summary>Narrows a range to its text without white space around it.</summary>
    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return (start, end);
    }

    /// <summary>Words between separators (FROM, EXPOSE, COPY, ADD, VOLUME).</summary>
    public static List<(int Start, int End)> Plain(string text, int start, int end)
    {
        var words = new List<(int, int)>();
        for (var i = start; i < end;)
        {
            while (i < end && IsSeparator(text[i]))
                i++;
            var from = i;
            while (i < end && !IsSeparator(text[i]))
                i++;
            if (i > from)
                words.Add((from, i));
        }

        return words;
    }

    /// <summary>Words in which quotes and escapes hide white space; both stay in the word (ENV, LABEL, ARG).</summary>
    public static List<(int Start, int End)> Quoted(string text, int start, int end, char escape)
    {
        var words = new List<(int, int)>();
        var i = start;
        while (true)
        {
            while (i < end && char.IsWhiteSpace(text[i]))
                i++;
            if (i >= end)
                return words;
            var from = i;
            var quote = '\0';
            while (i < end && (quote != '\0' || !char.IsWhiteSpace(text[i])))
            {
                var c = text[i];
                if (quote == '\0' && c is '\'' or '"')
                    quote = c;
                else if (c == quote)
                    quote = '\0';
                if (c == escape && quote != '\'')
                    i++;
                i++;
            }

            i = Math.Min(i, end);
            words.Add((from, i));
        }
    }

    /// <summary>The flags before the arguments; returns where the arguments start.</summary>
    public static int Flags(string text, int start, int end, char escape, List<(string Text, int Start, int End)> flags)
    {
        var i = start;
        while (true)
        {
            while (i < end && char.IsWhiteSpace(text[i]))
                i++;
            if (i + 1 >= end || text[i] != '-' || text[i + 1] != '-')
                return i;
            var from = i;
            var word = new StringBuilder();
            var quote = '\0';
            while (i < end && (quote != '\0' || !char.IsWhiteSpace(text[i])))
            {
                var c = text[i++];
                if (quote == '\0' && c is '\'' or '"')
                    quote = c;
                else if (quote != '\0' && c == quote)
                    quote = '\0';
                else if (c == escape)
                {
                    if (i < end)
                        word.Append(text[i++]);
                }
                else
                    word.Append(c);
            }

            var flag = word.ToString();
            if (flag == "--")
                return i;
            flags.Add((flag, from, i));
        }
    }
}
