namespace ComposeLint.Dockerfiles;

/// <summary>How far a pragma of hadolint reaches.</summary>
public enum HadolintScope
{
    /// <summary>The instruction on the next line.</summary>
    Instruction,
    /// <summary>The stage whose FROM is on the next line: <c>stage</c>.</summary>
    Stage,
    /// <summary>The file: <c>global</c>.</summary>
    File,
}

/// <summary>A comment in hadolint's words: <c># hadolint [global|stage] ignore=DL3008,SC2086</c> (hadolint, src/Hadolint/Pragma.hs).</summary>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Codes">What it silences.</param>
public sealed record HadolintPragma(HadolintScope Scope, ImmutableArray<string> Codes)
{
    private const string Word = "hadolint";

    /// <summary>Reads a comment; null when it is none.</summary>
    public static HadolintPragma? Read(Comment comment)
    {
        var text = comment.Text;
        if (!text.StartsWith(Word, StringComparison.Ordinal) || text.Length <= Word.Length || text[Word.Length] is not (' ' or '\t'))
            return null;
        var rest = text.Substring(Word.Length + 1).TrimStart();
        var scope = Cut(ref rest, "global") ? HadolintScope.File : Cut(ref rest, "stage") ? HadolintScope.Stage : HadolintScope.Instruction;
        var equals = rest.IndexOf('=');
        if (equals < 0 || rest.Substring(0, equals).Trim() != "ignore")
            return null;
        var remark = rest.IndexOf('#');
        var list = rest.Substring(equals + 1, Math.Max(0, (remark < 0 ? rest.Length : remark) - equals - 1));
        var codes = list.Split(',').Select(code => code.Trim()).ToImmutableArray();
        return codes.Any(code => code.Length == 0 || code.Any(c => c is not ('D' or 'L' or 'S' or 'C' or (>= '0' and <= '9'))))
            ? null
            : new HadolintPragma(scope, codes);
    }

    private static bool Cut(ref string text, string word)
    {
        if (!text.StartsWith(word, StringComparison.Ordinal) || text.Length <= word.Length || text[word.Length] is not (' ' or '\t'))
            return false;
        text = text.Substring(word.Length).TrimStart();
        return true;
    }
}
