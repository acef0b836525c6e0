using ComposeLint.Dockerfiles.Evaluation;

namespace ComposeLint.Dockerfiles;

/// <summary>The mark of a here-document: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-"EOF"</c>, <c>3&lt;&lt;EOF</c>.</summary>
/// <param name="Name">The terminator, quotes gone.</param>
/// <param name="Expands">Whether variables in the document are replaced.</param>
/// <param name="StripsTabs">Whether leading tabs go.</param>
internal sealed record HeredocMark(string Name, bool Expands, bool StripsTabs)
{
    /// <summary>The marks of an instruction's line, in order.</summary>
    public static List<HeredocMark> Find(string line)
    {
        var marks = new List<HeredocMark>();
        var words = new WordExpander('\\') { KeepQuotes = true, KeepEscapes = true, KeepUnset = true }.Split(line, WordExpander.NoVariables.Instance);
        foreach (var word in words)
            if (Read(word) is { } mark)
                marks.Add(mark);
        return marks;
    }

    /// <summary>Reads a word; null when it is no mark.</summary>
    public static HeredocMark? Read(string word)
    {
        var i = 0;
        while (i < word.Length && word[i] is >= '0' and <= '9')
            i++;
        if (i + 1 >= word.Length || word[i] != '<' || word[i + 1] != '<')
            return null;
        i += 2;
        var stripsTabs = i < word.Length && word[i] == '-';
        if (stripsTabs)
            i++;
        while (i < word.Length && char.IsWhiteSpace(word[i]))
            i++;
        if (i >= word.Length || word.IndexOf('<', i) >= 0)
            return null;
        var rest = word.Substring(i);
        var plain = new WordExpander('\\') { KeepUnset = true }.Split(rest, WordExpander.NoVariables.Instance);
        if (plain.Length != 1)
            return null;
        var quotesWritten = CountQuotes(rest);
        return new HeredocMark(plain[0], quotesWritten == CountQuotes(plain[0]), stripsTabs);
    }

    private static int CountQuotes(string text)
    {
        var count = 0;
        foreach (var c in text)
            if (c is '\'' or '"')
                count++;
        return count;
    }
}
