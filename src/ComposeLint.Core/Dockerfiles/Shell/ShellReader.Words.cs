using System.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <content>Words, quotes, substitutions and redirections.</content>
internal sealed partial class ShellReader
{
    private bool IsDescriptor()
    {
        var i = _position;
        while (i < _text.Length && _text[i] is >= '0' and <= '9')
            i++;
        return i > _position && i < _text.Length && _text[i] is '<' or '>';
    }

    private bool IsAssignment()
    {
        var i = _position;
        while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || _text[i] == '_'))
            i++;
        if (i == _position || char.IsDigit(_text[_position]) || i >= _text.Length)
            return false;
        if (_text[i] == '[')
        {
            var close = _text.IndexOf(']', i, Math.Min(256, _text.Length - i));
            if (close < 0)
                return false;
            i = close + 1;
        }

        return i < _text.Length && (_text[i] == '=' || (_text[i] == '+' && i + 1 < _text.Length && _text[i + 1] == '='));
    }

    private void ReadRedirection() => ReadRedirectionInto(null);

    private void ReadRedirectionInto(ImmutableArray<ShellRedirection>.Builder? redirections)
    {
        while (_position < _text.Length && _text[_position] is >= '0' and <= '9')
            _position++;
        var start = _position;
        while (_position < _text.Length && _position - start < 3 && _text[_position] is '<' or '>')
            _position++;
        if (Peek(0) is '&' or '|')
            _position++;
        var text = _text.Substring(start, _position - start);
        var stripsTabs = text == "<<" && Peek(0) == '-';
        if (stripsTabs)
            _position++;
        SkipBlank(newlines: false);
        if (Peek(0) is '<' or '>' && Peek(1) == '(')
        {
            _position += 2;
            ReadNested(')');
            return;
        }

        if (!ReadWord(out var target))
        {
            // 2>&- closes a descriptor.
            Fail();
            return;
        }

        if (text == "<<")
            _heredocs.Add((target.Text, stripsTabs));
        redirections?.Add(new ShellRedirection(text, target));
    }

    /// <summary>Reads one word; false when none stands here.</summary>
    private bool ReadWord(out ShellWord word)
    {
        var start = _position;
        var text = new StringBuilder();
        var literal = true;
        if (++_nesting > MaxDepth)
            Fail();
        while (_position < _text.Length && !_failed)
        {
            var c = _text[_position];
            if (c is ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or ')')
                break;
            switch (c)
            {
                case '<' or '>':
                    if (Peek(1) != '(')
                        goto end;
                    _position += 2;
                    literal = false;
                    ReadNested(')');
                    continue;
                case '(':
                    // An array after '=', or a pattern of extglob.
                    if (_position > start && _text[_position - 1] is '=' or '@' or '?' or '*' or '+' or '!')
                    {
                        literal = false;
                        _position++;
                        ReadArray();
                        continue;
                    }

                    goto end;
                case '\'':
                    ReadSingleQuoted(text);
                    continue;
                case '"':
                    ReadDoubleQuoted(text, ref literal);
                    continue;
                case '\\':
                    if (Peek(1) == '\n')
                        _position += 2;
                    else if (Peek(1) == '\r' && Peek(2) == '\n')
                        _position += 3;
                    else
                    {
                        if (_position + 1 < _text.Length)
                            text.Append(_text[_position + 1]);
                        _position = Math.Min(_position + 2, _text.Length);
                    }

                    continue;
                case '$':
                    ReadDollar(text, ref literal, quoted: false);
                    continue;
                case '`':
                    ReadBackticks(text, ref literal);
                    continue;
                case '*' or '?':
                    literal = false;
                    break;
                case '{':
                    if (ReadBraces(start))
                    {
                        literal = false;
                        continue;
                    }

                    break;
            }

            text.Append(c);
            _position++;
        }

    end:
        _nesting--;
        word = new ShellWord(text.ToString(), _source.Span(start, _position), literal);
        return _position > start;
    }

    private void ReadArray()
    {
        while (!_failed)
        {
            SkipBlank(newlines: true);
            if (_position >= _text.Length)
                Fail();
            else if (_text[_position] == ')')
            {
                _position++;
                return;
            }
            else if (_text[_position] == '|')
                _position++;
            else if (!ReadWord(out _))
                Fail();
        }
    }

    /// <summary>Skips <c>{a,b}</c> and <c>{1..3}</c>; anything else with a brace is an ordinary character.</summary>
    private bool ReadBraces(int wordStart)
    {
        var depth = 0;
        var expands = false;
        for (var i = _position; i < _text.Length && i - _position < 128; i++)
        {
            var c = _text[i];
            if (c is ' ' or '\t' or '\n' or ';' or '"' or '\'' or '$' or '`' or '\\')
                return false;
            if (c == ',' || (c == '.' && i + 1 < _text.Length && _text[i + 1] == '.'))
                expands = true;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth > 0)
                continue;
            if (!expands)
                return false;
            _position = i + 1;
            return _position > wordStart;
        }

        return false;
    }

    private void ReadSingleQuoted(StringBuilder text)
    {
        var close = _text.IndexOf('\'', _position + 1);
        if (close < 0)
        {
            Fail();
            return;
        }

        text.Append(_text, _position + 1, close - _position - 1);
        _position = close + 1;
    }

    private void ReadDoubleQuoted(StringBuilder text, ref bool literal)
    {
        _position++;
        if (++_nesting > MaxDepth)
            Fail();
        while (!_failed)
        {
            if (_position >= _text.Length)
            {
                Fail();
                return;
            }

            var c = _text[_position];
            switch (c)
            {
                case '"':
                    _position++;
                    _nesting--;
                    return;
                case '\\':
                    var next = Peek(1);
                    if (next is not ('"' or '\\' or '$' or '`' or '\n'))
                        text.Append(c);
                    if (next is not ('\n' or '\0'))
                        text.Append(next);
                    _position = Math.Min(_position + 2, _text.Length);
                    break;
                case '$':
                    ReadDollar(text, ref literal, quoted: true);
                    break;
                case '`':
                    ReadBackticks(text, ref literal);
                    break;
                default:
                    text.Append(c);
                    _position++;
                    break;
            }
        }
    }
}
