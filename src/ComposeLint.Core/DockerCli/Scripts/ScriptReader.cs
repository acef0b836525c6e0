using ComposeLint.Text;

namespace ComposeLint.DockerCli.Scripts;

/// <summary>
/// Reads a shell script (POSIX sh, section 2 of the Shell Command Language; bash's own words where scripts use them) for its calls of <c>docker</c>.
/// One pass; what it does not understand it passes over.
/// </summary>
public sealed partial class ScriptReader
{
    private const int MaxDepth = 40;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<ScriptCommand>.Builder _commands = ImmutableArray.CreateBuilder<ScriptCommand>();
    private readonly ImmutableArray<ScriptComment>.Builder _comments = ImmutableArray.CreateBuilder<ScriptComment>();
    private readonly List<SourceSpan> _spans = [];
    private readonly Dictionary<string, string?> _variables = new(StringComparer.Ordinal);
    private readonly Queue<(string Delimiter, bool Tabs)> _heredocs = new();
    private readonly Stack<string> _open = new();
    private int _position;
    private int _depth;
    private int _conditions;
    private int _functions;
    private bool _isBehindOr;
    private bool _isFunctionNext;
    private bool _isOver;

    /// <summary>The variable whose default the word that is read has taken.</summary>
    private string? _defaulted;

    private ScriptReader(SourceText source, CancellationToken cancellation)
    {
        _source = source;
        _text = source.Text;
        _cancellation = cancellation;
    }

    /// <summary>Reads a script. Linear; never throws for what a file can hold.</summary>
    public static DockerScript Read(SourceText source, CancellationToken cancellation)
    {
        var reader = new ScriptReader(source, cancellation);
        reader.ReadList('\0');
        reader._spans.Sort();
        return new DockerScript(source, reader._commands.ToImmutable(), reader._comments.ToImmutable(), reader._spans.ToImmutableArray());
    }

    private bool IsConditional => _isBehindOr || _conditions > 0;

    private bool IsInFunction => _functions > 0;

    private void Push(string word)
    {
        _open.Push(word);
        _conditions += word == "{" ? 0 : 1;
        _functions += word == "function" ? 1 : 0;
    }

    private void Pop()
    {
        if (_open.Count == 0)
            return;
        var word = _open.Pop();
        _conditions -= word == "{" ? 0 : 1;
        _functions -= word == "function" ? 1 : 0;
    }

    private char Peek(int ahead = 0) => _position + ahead < _text.Length ? _text[_position + ahead] : '\0';

    /// <summary>Commands up to the closing character of a subshell or substitution, which is passed; to the end of the text for none.</summary>
    private void ReadList(char close)
    {
        _depth++;
        var around = _isBehindOr;
        while (_position < _text.Length)
        {
            _cancellation.ThrowIfCancellationRequested();
            var c = Peek();
            if (c == close && close != '\0' && !(c == ')' && _open.Count > 0 && _open.Peek() == "case"))
            {
                _position++;
                break;
            }

            switch (c)
            {
                case '\n':
                    _position++;
                    _isBehindOr = around;
                    SkipHeredocs();
                    break;
                case ' ' or '\t' or '\r' or ')':
                    _position++;
                    break;
                case '\\' when Peek(1) == '\n' || Peek(1) == '\r':
                    _position += 2;
                    break;
                case '#':
                    ReadComment();
                    break;
                case ';':
                    _position++;
                    _isBehindOr = around;
                    break;
                case '|':
                    _position++;
                    if (Peek() == '|')
                    {
                        _position++;
                        _isBehindOr = true;
                    }

                    break;
                case '&':
                    // a || b && c: c runs whichever of the two did.
                    _isBehindOr = around;
                    _position += Peek(1) == '&' ? 2 : 1;
                    break;
                case '(' when Peek(1) == '(':
                    SkipArithmetic();
                    break;
                case '(':
                    _position++;
                    Nest(')');
                    break;
                default:
                    ReadCommand();
                    break;
            }
        }

        _isBehindOr = around;
        _depth--;
    }

    private void Nest(char close)
    {
        if (_depth >= MaxDepth)
        {
            // Nobody writes this: the rest is not read.
            _position = _text.Length;
            return;
        }

        var isFunction = _isFunctionNext;
        _isFunctionNext = false;
        if (isFunction)
            Push("function");
        var opened = _open.Count;
        ReadList(close);
        while (_open.Count > opened)
            Pop();
        if (isFunction)
            Pop();
    }

    private void ReadComment()
    {
        var start = _position;
        while (_position < _text.Length && _text[_position] != '\n')
            _position++;
        var end = _position > start && _text[_position - 1] == '\r' ? _position - 1 : _position;
        var before = start;
        while (before > 0 && _text[before - 1] is ' ' or '\t')
            before--;
        _comments.Add(new ScriptComment(_source.At(start, end), before > 0 && _text[before - 1] != '\n'));
    }

    private void SkipHeredocs()
    {
        while (_heredocs.Count > 0)
        {
            var (delimiter, tabs) = _heredocs.Dequeue();
            while (_position < _text.Length)
            {
                var end = _text.IndexOf('\n', _position);
                end = end < 0 ? _text.Length : end;
                var line = _text.Substring(_position, end - _position).TrimEnd('\r');
                _position = Math.Min(end + 1, _text.Length);
                if (string.Equals(tabs ? line.TrimStart('\t') : line, delimiter, StringComparison.Ordinal))
                    break;
            }
        }
    }

    private void SkipArithmetic()
    {
        var depth = 0;
        do
        {
            depth += Peek() == '(' ? 1 : Peek() == ')' ? -1 : 0;
            _position++;
        }
        while (_position < _text.Length && depth > 0);
    }

    /// <summary>A keyword that opens or closes; false for any other word.</summary>
    private bool Keyword(string word)
    {
        switch (word)
        {
            case "if" or "while" or "until" or "for" or "select" or "case":
                Push(word);
                return true;
            case "fi" or "done" or "esac" or "}":
                Pop();
                return true;
            case "{":
                Push(_isFunctionNext ? "function" : "{");
                _isFunctionNext = false;
                return true;
            case "then" or "else" or "elif" or "do" or "!" or "time":
                return true;
            default:
                return false;
        }
    }
}
