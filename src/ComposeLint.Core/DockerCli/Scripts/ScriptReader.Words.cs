using System.Text;
using ComposeLint.Text;

namespace ComposeLint.DockerCli.Scripts;

/// <content>Words, quotes and variables.</content>
public sealed partial class ScriptReader
{
    private CommandWord ReadWord()
    {
        var start = _position;
        var text = new StringBuilder();
        string? unknown = null;
        var several = false;
        _defaulted = null;
        while (_position < _text.Length)
        {
            var c = Peek();
            if (c is ' ' or '\t' or '\r' or '\n' or ';' or '|' or '&' or '(' or ')' or '<' or '>')
                break;
            switch (c)
            {
                case '\\' when Peek(1) is '\n' or '\r':
                    _position += Peek(1) == '\n' ? 2 : 3;
                    break;
                case '\\':
                    text.Append(Peek(1));
                    _position += 2;
                    break;
                case '\'':
                    var close = _text.IndexOf('\'', _position + 1);
                    close = close < 0 ? _text.Length : close;
                    text.Append(_text, _position + 1, Math.Max(close - _position - 1, 0));
                    _position = close + 1;
                    break;
                case '"':
                    ReadQuoted(text, ref unknown, ref several);
                    break;
                case '$':
                    ReadExpansion(text, false, ref unknown, ref several);
                    break;
                case '`':
                    SkipBackticks();
                    unknown ??= "the output of a command";
                    break;
                default:
                    text.Append(c);
                    _position++;
                    break;
            }
        }

        _position = Math.Min(_position, _text.Length);
        var span = _source.At(start, _position);
        return new CommandWord(unknown is null ? new Located<string>(text.ToString(), span, _defaulted is { } name ? new Origin(OriginKind.InterpolationDefault, span, name) : null) : Located<string>.Unknown(unknown, span), several);
    }

    private void ReadQuoted(StringBuilder text, ref string? unknown, ref bool several)
    {
        _position++;
        while (_position < _text.Length && Peek() != '"')
        {
            switch (Peek())
            {
                case '\\' when Peek(1) is '"' or '\\' or '$' or '`':
                    text.Append(Peek(1));
                    _position += 2;
                    break;
                case '\\' when Peek(1) == '\n':
                    _position += 2;
                    break;
                case '$':
                    ReadExpansion(text, true, ref unknown, ref several);
                    break;
                case '`':
                    SkipBackticks();
                    unknown ??= "the output of a command";
                    break;
                default:
                    text.Append(Peek());
                    _position++;
                    break;
            }
        }

        _position++;
    }

    private void SkipBackticks()
    {
        var close = _text.IndexOf('`', _position + 1);
        _position = close < 0 ? _text.Length : close + 1;
    }

    private void ReadExpansion(StringBuilder text, bool isQuoted, ref string? unknown, ref bool several)
    {
        var start = _position++;
        if (Peek() == '(' && Peek(1) == '(')
        {
            SkipArithmetic();
            unknown ??= "computed by the shell";
            return;
        }

        if (Peek() == '(')
        {
            _position++;
            Nest(')');
            unknown ??= "the output of a command";
            several |= !isQuoted;
            return;
        }

        var braced = Peek() == '{';
        if (braced)
            _position++;
        var from = _position;
        while (char.IsLetterOrDigit(Peek()) || Peek() == '_')
            _position++;
        var name = _text.Substring(from, _position - from);
        var isPlain = name.Length > 0;
        string? fallback = null;
        if (braced)
        {
            if (isPlain && Default(name) is { } given)
            {
                fallback = given;
            }
            else
            {
                isPlain &= Peek() == '}';
            }

            while (_position < _text.Length && Peek() is not ('}' or '\n'))
                _position++;
            if (Peek() == '}')
                _position++;
        }
        else if (!isPlain)
        {
            if (Peek() is not ('@' or '*' or '?' or '#' or '!' or '$' or '-'))
            {
                text.Append('$');
                return;
            }

            _position++;
        }

        var isAssigned = _variables.TryGetValue(name, out var value);
        // What the script does not set comes from outside, and where it does not the default holds: as in Compose files.
        if (fallback is not null && (!isAssigned || value is { Length: 0 }))
        {
            _defaulted = name;
            value = fallback;
        }

        if (isPlain && value is not null && (isQuoted || value.All(c => c is not (' ' or '\t' or '\n' or '*' or '?' or '['))))
        {
            text.Append(value);
            return;
        }

        var written = _text.Substring(start, _position - start);
        unknown ??= written + " is set when the script runs";
        several |= !isQuoted || written is "$@" or "$*" || written.EndsWith("[@]}", StringComparison.Ordinal);
    }

    /// <summary>The literal of <c>:-literal}</c> and its like, at which the reader stands; null when there is none that can be told. <c>=</c> assigns it too.</summary>
    private string? Default(string name)
    {
        var sign = Peek() == ':' ? 1 : 0;
        if (Peek(sign) is not ('-' or '='))
            return null;
        var start = _position + sign + 1;
        var end = start;
        while (end < _text.Length && _text[end] is not ('}' or '$' or '`' or '\\' or '"' or '\'' or '\n'))
            end++;
        if (end >= _text.Length || _text[end] != '}')
            return null;
        var text = _text.Substring(start, end - start);
        if (Peek(sign) == '=' && !IsConditional && !_variables.ContainsKey(name))
            _variables[name] = text;
        return text;
    }
}
