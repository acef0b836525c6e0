namespace ComposeLint.Dockerfiles.Shell;

/// <content>Commands, simple and compound.</content>
internal sealed partial class ShellReader
{
    private void ReadCommand()
    {
        var c = _text[_position];
        if (c == '(')
        {
            if (Peek(1) == '(')
            {
                SkipArithmetic(2);
                return;
            }

            _position++;
            ReadNested(')');
            return;
        }

        if (c is '<' or '>' || IsDescriptor())
        {
            ReadSimple();
            return;
        }

        if (ReadKeyword())
            return;
        ReadSimple();
    }

    /// <summary>A subshell or substitution: the same text with a list of its own.</summary>
    private void ReadNested(char close)
    {
        var inner = new ShellReader(_source, _position, _depth + 1, _commands, _pipes, _pipeline + 1);
        inner.ReadList(close);
        _position = inner._position;
        _pipeline = inner._pipeline + 1;
        if (inner._failed || _position >= _text.Length || _text[_position] != close)
            Fail();
        else
            _position++;
    }

    private bool ReadKeyword()
    {
        var end = _position;
        while (end < _text.Length && (char.IsLetter(_text[end]) || _text[end] is '{' or '}' or '!' or '['))
            end++;
        if (end == _position || (end < _text.Length && !IsBoundary(_text[end]) && _text[end] is not ('<' or '>')))
            return false;
        switch (_text.Substring(_position, end - _position))
        {
            case "if" or "while" or "until" or "{":
                Open(_text.Substring(_position, end - _position), end);
                return true;
            case "then" or "elif" or "else":
                return Continue("if", end);
            case "do":
                return _open.Count > 0 && _open.Peek() is "while" or "until" or "for" && Advance(end);
            case "fi":
                return Close("if", end);
            case "done":
                return Close(_open.Count > 0 && _open.Peek() is "while" or "until" ? _open.Peek() : "for", end);
            case "}":
                return Close("{", end);
            case "esac":
                return Close("case", end);
            case "!":
                return Advance(end);
            case "for" or "select":
                Open("for", end);
                ReadForHead();
                return true;
            case "case":
                Open("case", end);
                ReadCaseHead();
                return true;
            case "function":
                Advance(end);
                SkipBlank(newlines: false);
                ReadWord(out _);
                SkipParentheses();
                return true;
            case "[[":
                Advance(end);
                ReadTest();
                return true;
            default:
                return false;
        }
    }

    private bool Advance(int end)
    {
        _position = end;
        return true;
    }

    private void Open(string keyword, int end)
    {
        _open.Push(keyword);
        _position = end;
    }

    private bool Continue(string keyword, int end)
    {
        if (_open.Count == 0 || _open.Peek() != keyword)
            Fail();
        return Advance(end);
    }

    private bool Close(string keyword, int end)
    {
        if (_open.Count == 0 || _open.Pop() != keyword)
            Fail();
        Advance(end);
        // Redirections of the compound command itself.
        SkipBlank(newlines: false);
        while (!_failed && _position < _text.Length && (_text[_position] is '<' or '>' || IsDescriptor()))
        {
            ReadRedirection();
            SkipBlank(newlines: false);
        }

        return true;
    }

    private void ReadSimple()
    {
        // The slot keeps the order in which commands are written: this one before those of substitutions in its words.
        var slot = _commands.Count;
        _commands.Add(null);
        var start = _position;
        var assignments = ImmutableArray.CreateBuilder<ShellWord>();
        var words = ImmutableArray.CreateBuilder<ShellWord>();
        var redirections = ImmutableArray.CreateBuilder<ShellRedirection>();
        while (!_failed)
        {
            SkipBlank(newlines: false);
            if (_position >= _text.Length || _text[_position] is '\n' or ';' or '&' or '|' or ')')
            {
                if (_position < _text.Length && _text[_position] == '&' && Peek(1) == '>')
                {
                    _position++;
                    ReadRedirectionInto(redirections);
                    continue;
                }

                break;
            }

            if (_text[_position] is '<' or '>' && Peek(1) != '(' || IsDescriptor())
            {
                ReadRedirectionInto(redirections);
                continue;
            }

            if (_text[_position] == '(')
            {
                if (words.Count != 1)
                {
                    Fail();
                    return;
                }

                // name() { … }: a definition, its body follows as a command.
                SkipParentheses();
                return;
            }

            var isAssignment = words.Count == 0 && IsAssignment();
            if (!ReadWord(out var word))
            {
                Fail();
                return;
            }

            if (isAssignment)
                assignments.Add(word);
            else
                words.Add(word);
        }

        if (_failed || words.Count == 0 || !words[0].IsLiteral || words[0].Text.Length == 0)
            return;
        var command = new ShellCommand(words[0].Text, words[0].Span, words.ToImmutable().RemoveAt(0))
        {
            Assignments = assignments.ToImmutable(),
            Redirections = redirections.ToImmutable(),
            Pipeline = _pipeline,
        };
        _commands[slot] = Complete(command, _depth, start < _position ? _source.Slice(start, _position) : null);
    }

    /// <summary>Looks through a wrapper to the program it starts, and into the script of <c>sh -c</c>.</summary>
    private static ShellCommand Complete(ShellCommand command, int depth, ShellSource? written)
    {
        if (command.Name is "exec" or "command" or "builtin" or "busybox" && !command.Arguments.IsEmpty)
        {
            var first = command.Arguments.FirstOrDefault(a => command.Name != "exec" || !a.IsFlag);
            if (first.Text is { Length: > 0 } && first.IsLiteral && !first.IsFlag)
                command = command with { Name = first.Text };
        }

        var name = command.Name.Substring(command.Name.LastIndexOf('/') + 1);
        if (depth >= MaxDepth || name is not ("sh" or "bash" or "ash" or "dash" or "zsh" or "ksh"))
            return command;
        for (var i = 0; i + 1 < command.Arguments.Length; i++)
        {
            var flag = command.Arguments[i].Text;
            if (!command.Arguments[i].IsFlag || flag[1] == '-' || flag.IndexOf('c') < 0)
                continue;
            // bash -o pipefail -c '…'
            var script = command.Arguments[i + 1];
            return command with { Nested = Read(new ShellSource(script.Text, script.Span), depth + 1) };
        }

        return command;
    }
}
