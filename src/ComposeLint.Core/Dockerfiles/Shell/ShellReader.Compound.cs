namespace ComposeLint.Dockerfiles.Shell;

/// <content>Parts of compound commands.</content>
internal sealed partial class ShellReader
{
    private void ReadForHead()
    {
        while (!_failed && _position < _text.Length)
        {
            SkipBlank(newlines: false);
            if (_position >= _text.Length || _text[_position] is ';' or '\n')
                return;
            if (_text[_position] == '(' && Peek(1) == '(')
                SkipArithmetic(2);
            else if (!ReadWord(out _))
                Fail();
        }
    }

    private void ReadCaseHead()
    {
        SkipBlank(newlines: false);
        if (!ReadWord(out _))
        {
            Fail();
            return;
        }

        SkipBlank(newlines: true);
        if (!ReadWord(out var keyword) || keyword.Text != "in")
        {
            Fail();
            return;
        }

        ReadCasePattern();
    }

    private void ReadCasePattern()
    {
        SkipBlank(newlines: true);
        if (StartsWith("esac"))
            return;
        if (Peek(0) == '(')
            _position++;
        while (!_failed)
        {
            SkipBlank(newlines: false);
            if (!ReadWord(out _))
            {
                Fail();
                return;
            }

            SkipBlank(newlines: false);
            var c = Peek(0);
            _position++;
            if (c == ')')
                return;
            if (c != '|')
                Fail();
        }
    }

    private bool StartsWith(string keyword) =>
        string.CompareOrdinal(_text, _position, keyword, 0, keyword.Length) == 0 &&
        (_position + keyword.Length >= _text.Length || IsBoundary(_text[_position + keyword.Length]));

    private void ReadTest()
    {
        while (!_failed)
        {
            SkipBlank(newlines: true);
            if (_position >= _text.Length)
            {
                Fail();
                return;
            }

            if (_text[_position] is '(' or ')' or '<' or '>' or '&' or '|' or ';')
            {
                _position++;
                continue;
            }

            if (!ReadWord(out var word))
                Fail();
            else if (word.Text == "]]")
                return;
        }
    }

    private void SkipParentheses()
    {
        SkipBlank(newlines: false);
        if (Peek(0) != '(')
            return;
        _position++;
        SkipBlank(newlines: false);
        if (Peek(0) == ')')
            _position++;
        else
            Fail();
    }

    private void SkipArithmetic(int opening)
    {
        _position += opening;
        var depth = 2;
        while (_position < _text.Length && depth > 0)
        {
            var c = _text[_position];
            if (c == '$' && Peek(1) == '(' && Peek(2) != '(')
            {
                _position += 2;
                ReadNested(')');
                if (_failed)
                    return;
                continue;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            _position++;
        }

        if (depth > 0)
            Fail();
    }
}
