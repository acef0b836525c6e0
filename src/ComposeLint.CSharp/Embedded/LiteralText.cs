using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ComposeLint.CSharp.Embedded;

/// <summary>The source of a string literal, or of the text between the holes of an interpolated one, beside its value.</summary>
internal sealed class LiteralText
{
    private readonly string _source;
    private readonly int _start;
    private readonly bool _isVerbatim;
    private readonly bool _isInterpolated;

    /// <summary>What each line of a raw literal is moved in by; null for another literal.</summary>
    private readonly string? _indentation;

    /// <summary>A plain literal.</summary>
    public LiteralText(SyntaxToken token, string source, int start)
    {
        Node = token.Parent!;
        var quotes = source.TakeWhile(c => c is '"' or '@').Count();
        _isVerbatim = source.StartsWith("@", StringComparison.Ordinal);
        if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
        {
            _indentation = token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) ? IndentationOf(source) : "";
            (_source, _start) = Body(source, quotes, start, token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken));
        }
        else
        {
            var opening = _isVerbatim ? 2 : 1;
            (_source, _start) = (source.Substring(opening, source.Length - opening - 1), start + opening);
        }
    }

    /// <summary>Text between the holes of an interpolated string.</summary>
    public LiteralText(InterpolatedStringTextSyntax part, InterpolatedStringExpressionSyntax whole)
    {
        Node = part;
        (_source, _start) = (part.TextToken.Text, part.TextToken.SpanStart);
        var opening = whole.StringStartToken.Text;
        _isInterpolated = true;
        _isVerbatim = opening.IndexOf('@') >= 0;
        if (opening.IndexOf("\"\"\"", StringComparison.Ordinal) >= 0)
        {
            _isInterpolated = false;
            _indentation = IndentationOf(whole.ToString());
            // The line break behind the opening quotes is of the text's token in some versions of the compiler.
            if (whole.Contents.Count > 0 && whole.Contents[0] == part && _source.Length > 0 && _source[0] is '\r' or '\n')
            {
                var skipped = _source[0] == '\r' && _source.Length > 1 && _source[1] == '\n' ? 2 : 1;
                (_source, _start) = (_source.Substring(skipped), _start + skipped);
            }
        }
    }

    /// <summary>The node.</summary>
    public SyntaxNode Node { get; }

    /// <summary>How much of the value was aligned: the end of the last run that was given out.</summary>
    public int Aligned { get; private set; }

    /// <summary>
    /// Runs of the value, each with its bounds in the source; those that are one character for several (escapes) are not verbatim. Ends early where source
    /// and value do not agree.
    /// </summary>
    public IEnumerable<(int Length, int Start, int End, bool IsVerbatim)> Runs(string value)
    {
        Aligned = 0;
        var (at, isLineStart) = (0, _indentation is not null && IsAtLineStart());
        while (Aligned < value.Length && at < _source.Length)
        {
            if (isLineStart)
            {
                for (var skipped = 0; skipped < _indentation!.Length && at < _source.Length && _source[at] == _indentation[skipped]; skipped++)
                    at++;
                isLineStart = false;
                continue;
            }

            var escape = EscapeAt(at);
            if (escape > 1)
            {
                var decoded = _source[at] != '\\' ? 1 : Decoded(at, escape);
                if (Aligned + decoded > value.Length)
                    yield break;
                Aligned += decoded;
                yield return (decoded, _start + at, _start + at + escape, false);
                at += escape;
                continue;
            }

            var from = at;
            while (at < _source.Length && Aligned + (at - from) < value.Length && EscapeAt(at) == 1 && _source[at] == value[Aligned + (at - from)] && (at == from || !isLineStart))
            {
                isLineStart = _indentation is not null && _source[at] == '\n';
                at++;
            }

            if (at == from)
                yield break;
            Aligned += at - from;
            yield return (at - from, _start + from, _start + at, true);
        }
    }

    // Text behind a hole goes on in its line.
    private bool IsAtLineStart() => Node is not InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } || whole.Contents[0] == Node;

    /// <summary>How many characters of the source stand for what is there: 1 for a plain one.</summary>
    private int EscapeAt(int at)
    {
        var c = _source[at];
        if (_indentation is not null)
            return 1;
        if (_isInterpolated && c is '{' or '}' && at + 1 < _source.Length && _source[at + 1] == c)
            return 2;
        if (_isVerbatim)
            return c == '"' && at + 1 < _source.Length && _source[at + 1] == '"' ? 2 : 1;
        if (c != '\\' || at + 1 >= _source.Length)
            return 1;
        switch (_source[at + 1])
        {
            case 'u':
                return Math.Min(6, _source.Length - at);
            case 'U':
                return Math.Min(10, _source.Length - at);
            case 'x':
                var end = at + 2;
                while (end < _source.Length && end < at + 6 && Uri.IsHexDigit(_source[end]))
                    end++;
                return end - at;
            default:
                return 2;
        }
    }

    // \U may stand for two UTF-16 characters.
    private int Decoded(int at, int length) => _source[at + 1] == 'U' && length == 10 && string.CompareOrdinal(_source, at + 2, "0000", 0, 4) > 0 ? 2 : 1;

    private static string IndentationOf(string literal)
    {
        var end = literal.TrimEnd('"').Length;
        var line = literal.LastIndexOf('\n', Math.Max(0, end - 1));
        var indentation = line < 0 ? "" : literal.Substring(line + 1, end - line - 1);
        return indentation.All(c => c is ' ' or '\t') ? indentation : "";
    }

    private static (string, int) Body(string source, int quotes, int start, bool isMultiLine)
    {
        var from = isMultiLine ? source.IndexOf('\n') + 1 : quotes;
        var to = source.Length - quotes;
        return from <= 0 || from > to ? ("", start) : (source.Substring(from, to - from), start + from);
    }
}
