using System.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <content>Variables and substitutions.</content>
internal sealed partial class ShellReader
{
    private void ReadDollar(StringBuilder text, ref bool literal, bool quoted)
    {
        var next = Peek(1);
        if (next == '(' && Peek(2) == '(')
        {
            literal = false;
            text.Append("${VAR}");
            SkipArithmetic(3);
            return;
        }

        if (next == '(')
        {
            literal = false;
            var start = _position + 2;
            _position = start;
            ReadNested(')');
            if (!_failed)
                text.Append("${").Append(_text, start, _position - 1 - start).Append('}');
            return;
        }

        if (next == '{')
        {
            literal = false;
            ReadParameter(text);
            return;
        }

        if (!quoted && next is '\'' or '"')
        {
            _position++;
            if (next == '\'')
                ReadAnsiQuoted(text);
            else
                ReadDoubleQuoted(text, ref literal);
            return;
        }

        var end = _position + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        if (end == _position + 1 && next is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            end++;
        if (end == _position + 1)
            text.Append('$');
        else
        {
            literal = false;
            text.Append("${").Append(_text, _position + 1, end - _position - 1).Append('}');
        }

        _position = end;
    }

    private void ReadAnsiQuoted(StringBuilder text)
    {
        _position++;
        while (_position < _text.Length && _text[_position] != '\'')
        {
            if (_text[_position] == '\\' && _position + 1 < _text.Length)
                text.Append(_text[_position++]);
            text.Append(_text[_position++]);
        }

        if (_position >= _text.Length)
            Fail();
        _position++;
    }

    /// <summary><c>${…}</c> with whatever modifier; substitutions in it are read.</summary>
    private void ReadParameter(StringBuilder text)
    {
        var start = _position;
        _position += 2;
        var depth = 1;
        var ignored = new StringBuilder();
        var literal = true;
        while (!_failed && depth > 0)
        {
            if (_position >= _text.Length)
            {
                Fail();
                return;
            }

            switch (_text[_position])
            {
                case '}':
                    depth--;
                    _position++;
                    break;
                case '\\':
                    _position = Math.Min(_position + 2, _text.Length);
                    break;
                case '\'':
                    var close = _text.IndexOf('\'', _position + 1);
                    _position = close < 0 ? _position + 1 : close + 1;
                    break;
                case '"':
                    ReadDoubleQuoted(ignored, ref literal);
                    break;
                case '`':
                    ReadBackticks(ignored, ref literal);
                    break;
                case '$' when Peek(1) == '{':
                    depth++;
                    _position += 2;
                    break;
                case '$' when Peek(1) == '(' && Peek(2) != '(':
                    _position += 2;
                    ReadNested(')');
                    break;
                default:
                    _position++;
                    break;
            }
        }

        if (!_failed)
            text.Append(_text, start, _position - start);
    }

    private void ReadBackticks(StringBuilder text, ref bool literal)
    {
        literal = false;
        text.Append("${VAR}");
        var end = _position + 1;
        while (end < _text.Length && _text[end] != '`')
            end += _text[end] == '\\' ? 2 : 1;
        if (end >= _text.Length || _depth + 1 >= MaxDepth)
        {
            Fail();
            return;
        }

        var inner = new ShellReader(_source.Slice(_position + 1, end), 0, _depth + 1, _commands, _pipes, _pipeline + 1);
        inner.ReadList('\0');
        if (inner._failed)
            Fail();
        _pipeline = inner._pipeline + 1;
        _position = end + 1;
    }
}
