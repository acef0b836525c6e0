using System.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>A pattern of <c>${NAME#pattern}</c>: <c>*</c>, <c>?</c> and characters.</summary>
internal sealed class GlobPattern
{
    // A limit on the work of one match, so that a huge value and a huge pattern do not meet.
    private const long MaxWork = 4_000_000;

    private readonly List<(char Character, char Kind)> _tokens;

    private GlobPattern(List<(char, char)> tokens) => _tokens = tokens;

    /// <summary>Reads a pattern; null when it escapes what cannot be escaped.</summary>
    public static GlobPattern? Parse(string pattern)
    {
        var tokens = new List<(char, char)>(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c is '*' or '?')
            {
                if (c != '*' || tokens.Count == 0 || tokens[tokens.Count - 1].Item2 != '*')
                    tokens.Add((c, c));
            }
            else if (c == '\\')
            {
                if (i + 1 < pattern.Length && pattern[i + 1] is '}' or '/')
                    continue;
                if (++i >= pattern.Length || pattern[i] is not ('*' or '?' or '\\'))
                    return null;
                tokens.Add((pattern[i], 'c'));
            }
            else
                tokens.Add((c, 'c'));
        }

        return new GlobPattern(tokens);
    }

    /// <summary>Cuts the shortest or longest matching start.</summary>
    public string TrimStart(string value, bool longest)
    {
        var length = Match(value, 0, longest);
        return length <= 0 ? value : value.Substring(length);
    }

    /// <summary>Cuts the shortest or longest matching end.</summary>
    public string TrimEnd(string value, bool longest)
    {
        var tokens = new List<(char, char)>(_tokens);
        tokens.Reverse();
        return Reverse(new GlobPattern(tokens).TrimStart(Reverse(value), longest));
    }

    /// <summary>Replaces the first match, or all.</summary>
    public string Replace(string value, string replacement, bool all)
    {
        if ((long)value.Length * value.Length * (_tokens.Count + 1) > MaxWork * 16)
            return value;
        var result = new StringBuilder();
        for (var i = 0; i <= value.Length;)
        {
            var length = Match(value, i, longest: true);
            if (length < 0 || (length == 0 && i == value.Length))
            {
                if (i < value.Length)
                    result.Append(value[i]);
                i++;
                continue;
            }

            result.Append(replacement);
            if (!all)
                return result.Append(value, i + length, value.Length - i - length).ToString();
            if (length == 0)
                result.Append(value[i]);
            i += Math.Max(1, length);
        }

        return result.ToString();
    }

    /// <summary>The length of the match at an offset; -1 when there is none.</summary>
    private int Match(string value, int start, bool longest)
    {
        if ((long)(value.Length - start) * (_tokens.Count + 1) > MaxWork)
            return -1;
        // reached[t]: the tokens before t match what was read so far.
        var reached = new bool[_tokens.Count + 1];
        reached[0] = true;
        var found = -1;
        for (var i = start; ; i++)
        {
            for (var t = 0; t < _tokens.Count; t++)
                if (reached[t] && _tokens[t].Kind == '*')
                    reached[t + 1] = true;
            if (reached[_tokens.Count])
            {
                found = i - start;
                if (!longest)
                    return found;
            }

            if (i >= value.Length)
                return found;
            var any = false;
            for (var t = _tokens.Count; t >= 0; t--)
            {
                var stays = t < _tokens.Count && reached[t] && _tokens[t].Kind == '*';
                var comes = t > 0 && reached[t - 1] && _tokens[t - 1].Kind != '*' &&
                    (_tokens[t - 1].Kind == '?' || _tokens[t - 1].Character == value[i]);
                reached[t] = stays || comes;
                any |= reached[t];
            }

            if (!any)
                return found;
        }
    }

    private static string Reverse(string text)
    {
        var characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }
}
