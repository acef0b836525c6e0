using ComposeLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace ComposeLint.Yaml;

/// <summary>
/// Stands between YamlDotNet's scanner and its parser and notes what the parser's events lose: comments (found in the gaps between tokens,
/// for the scanner rejects some files when it keeps them itself) and the last scalar, which tells whom to blame for an error.
/// </summary>
internal sealed class TokenWatcher : IScanner
{
    private readonly Scanner _scanner;
    private readonly string _text;
    private readonly bool _mayHaveComments;
    private int _scanned;

    public TokenWatcher(string text)
    {
        _text = text;
        _mayHaveComments = text.IndexOf('#') >= 0;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
    }

    /// <summary>The comments up to the last token, in order.</summary>
    public List<TextSpan> Comments { get; } = [];

    /// <summary>The newest scalar; empty before the first.</summary>
    public TextSpan LastScalar { get; private set; }

    /// <summary>The scalar before it.</summary>
    public TextSpan ScalarBefore { get; private set; }

    public Mark CurrentPosition => _scanner.CurrentPosition;

    public Token? Current => _scanner.Current;

    public bool MoveNext() => Note(_scanner.MoveNext());

    public bool MoveNextWithoutConsuming() => Note(_scanner.MoveNextWithoutConsuming());

    public void ConsumeCurrent() => _scanner.ConsumeCurrent();

    /// <summary>Gathers the comments after the last token.</summary>
    public void Finish() => ScanGap(_text.Length);

    private bool Note(bool moved)
    {
        if (!moved || _scanner.Current is not { } token)
            return moved;
        var start = (int)token.Start.Index;
        var end = Math.Min((int)token.End.Index, _text.Length);
        if (start > _scanned)
            ScanGap(start);
        if (token is Scalar scalar)
        {
            var span = TextSpan.FromBounds(start, Math.Max(start, end));
            if (span != LastScalar)
                (ScalarBefore, LastScalar) = (LastScalar, span);
            if (scalar.Style is YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded)
            {
                // The header's comment is inside the token; what stands below it is text.
                var headerEnd = _text.IndexOfAny(LineBreaks, start, end - start);
                ScanGap(headerEnd < 0 ? end : headerEnd);
            }
        }

        if (end > _scanned)
            _scanned = end;
        return true;
    }

    // Those of YAML 1.1, as the scanner has them.
    private static readonly char[] LineBreaks = ['\r', '\n', '\x85', '\u2028', '\u2029'];

    private void ScanGap(int end)
    {
        var at = _scanned;
        _scanned = Math.Max(_scanned, end);
        if (!_mayHaveComments)
            return;
        while (at < end)
        {
            var hash = _text.IndexOf('#', at, end - at);
            if (hash < 0)
                return;
            var stop = _text.IndexOfAny(LineBreaks, hash);
            if (stop < 0)
                stop = _text.Length;
            Comments.Add(TextSpan.FromBounds(hash, stop));
            at = stop;
        }
    }
}
