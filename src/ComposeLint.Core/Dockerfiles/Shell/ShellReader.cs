using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <summary>
/// Reads POSIX shell and bash as far as rules need it: words, quotes, pipes, lists, redirections, subshells, compound commands,
/// substitutions, here-documents. It finds commands; it does not check scripts. One pass, bounded depth, never throws on input.
/// </summary>
internal sealed partial class ShellReader
{
    private const int MaxDepth = 64;

    private readonly ShellSource _source;
    private readonly string _text;
    private readonly int _depth;
    private readonly List<ShellCommand?> _commands;
    private readonly List<SourceSpan> _pipes;
    private readonly Stack<string> _open = new();
    private readonly List<(string Terminator, bool StripsTabs)> _heredocs = [];
    private int _position;
    private int _pipeline;
    private int _nesting;
    private bool _failed;

    private ShellReader(ShellSource source, int position, int depth, List<ShellCommand?> commands, List<SourceSpan> pipes, int pipeline)
    {
        _source = source;
        _text = source.Text;
        _position = position;
        _depth = depth;
        _commands = commands;
        _pipes = pipes;
        _pipeline = pipeline;
    }

    /// <summary>Reads a script.</summary>
    public static ShellScript Read(ShellSource source) => Read(source, 0);

    private static ShellScript Read(ShellSource source, int depth)
    {
        var commands = new List<ShellCommand?>();
        var pipes = new List<SourceSpan>();
        var reader = new ShellReader(source, 0, depth, commands, pipes, 0);
        reader.ReadList('\0');
        if (reader._failed || reader._position < reader._text.Length)
            return ShellScript.Unread(source.Text);
        var known = ImmutableArray.CreateBuilder<ShellCommand>(commands.Count);
        foreach (var command in commands)
            if (command is not null)
                known.Add(command);
        return new ShellScript(source.Text, known.ToImmutable(), pipes.ToImmutableArray());
    }

    /// <summary>The command of an exec form: its words as they are.</summary>
    public static ShellScript Exec(string text, ImmutableArray<Word> words)
    {
        if (words.IsEmpty)
            return ShellScript.Unread(text);
        var arguments = ImmutableArray.CreateBuilder<ShellWord>(words.Length - 1);
        for (var i = 1; i < words.Length; i++)
            arguments.Add(new ShellWord(words[i].Text, words[i].Span, true));
        var command = Complete(new ShellCommand(words[0].Text, words[0].Span, arguments.ToImmutable()), 0, null);
        var nested = command.Nested;
        return new ShellScript(text, nested is null ? ImmutableArray.Create(command) : nested.Commands.Insert(0, command), nested?.Pipes ?? ImmutableArray<SourceSpan>.Empty);
    }

    private void ReadList(char close)
    {
        if (_depth >= MaxDepth)
        {
            Fail();
            return;
        }

        while (!_failed)
        {
            SkipBlank(newlines: true);
            if (_position >= _text.Length)
                break;
            var c = _text[_position];
            if (c == close)
                break;
            switch (c)
            {
                case ';':
                    // ;; and ;& end a branch of case.
                    if (Peek(1) is ';' or '&' && !(_open.Count > 0 && _open.Peek() == "case"))
                    {
                        Fail();
                        break;
                    }

                    EndOfCommand();
                    _position += Peek(1) is ';' or '&' ? 2 : 1;
                    if (_branchEnded())
                        ReadCasePattern();
                    break;
                case '&':
                    EndOfCommand();
                    _position += Peek(1) == '&' ? 2 : 1;
                    break;
                case '|':
                    if (Peek(1) == '|')
                    {
                        EndOfCommand();
                        _position += 2;
                    }
                    else
                    {
                        _pipes.Add(_source.Span(_position, _position + 1));
                        _position += Peek(1) == '&' ? 2 : 1;
                    }

                    break;
                case ')':
                    Fail();
                    break;
                default:
                    ReadCommand();
                    break;
            }
        }

        if (!_failed && (_open.Count > 0 || (close == '\0' && _heredocs.Count > 0 && _position < _text.Length)))
            Fail();
        return;

        bool _branchEnded() => _text[_position - 1] is ';' or '&' && _position >= 2 && _text[_position - 2] == ';' && _open.Count > 0;
    }

    private void EndOfCommand() => _pipeline++;

    private char Peek(int ahead) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    private void Fail() => _failed = true;

    /// <summary>Skips spaces, line continuations, comments, and line breaks with the here-documents that begin after them.</summary>
    private void SkipBlank(bool newlines)
    {
        while (_position < _text.Length)
        {
            var c = _text[_position];
            if (c is ' ' or '\t' or '\r' or '\v' or '\f')
                _position++;
            else if (c == '\\' && Peek(1) == '\n')
                _position += 2;
            else if (c == '\\' && Peek(1) == '\r' && Peek(2) == '\n')
                _position += 3;
            else if (c == '#' && (_position == 0 || IsBoundary(_text[_position - 1])))
                SkipLine();
            else if (c == '\n' && newlines)
            {
                _position++;
                EndOfCommand();
                SkipHeredocs();
            }
            else
                return;
        }
    }

    private static bool IsBoundary(char c) => c is ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '(' or ')' or '`';

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', _position);
        _position = end < 0 ? _text.Length : end;
    }

    private void SkipHeredocs()
    {
        foreach (var (terminator, stripsTabs) in _heredocs)
        {
            while (_position < _text.Length)
            {
                var end = _text.IndexOf('\n', _position);
                var stop = end < 0 ? _text.Length : end;
                var start = _position;
                if (stripsTabs)
                    while (start < stop && _text[start] == '\t')
                        start++;
                var length = stop - start;
                if (length > 0 && _text[stop - 1] == '\r')
                    length--;
                _position = end < 0 ? _text.Length : end + 1;
                if (length == terminator.Length && string.CompareOrdinal(_text, start, terminator, 0, length) == 0)
                    break;
            }
        }

        _heredocs.Clear();
    }
}
