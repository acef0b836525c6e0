using System.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>What became of a word whose variables were replaced.</summary>
/// <param name="Text">The result, quotes and escapes gone; what was reached when there is an <paramref name="Error"/>.</param>
/// <param name="Words">The result split at white space outside quotes.</param>
/// <param name="Matched">The variables that had a value.</param>
/// <param name="Unmatched">The variables that had none.</param>
/// <param name="Error">Why the builder refuses the word; null when it does not.</param>
internal readonly record struct Expansion(
    string Text, ImmutableArray<string> Words, ImmutableArray<string> Matched, ImmutableArray<string> Unmatched, string? Error)
{
    /// <summary>A word without anything to replace.</summary>
    public static Expansion Plain(string text) =>
        new(text, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, null);
}

/// <summary>The variables that a word may use.</summary>
internal interface IVariables
{
    /// <summary>The value of a variable; null when it is not set.</summary>
    string? Value(string name);
}

/// <summary>
/// Replaces variables in a word as the builder does: <c>$NAME</c>, <c>${NAME}</c> and the modifiers <c>- + ? # % /</c>, with quotes and the
/// escape character (docs.docker.com, Dockerfile reference, Environment replacement; measured against moby/buildkit frontend/dockerfile/shell).
/// </summary>
internal sealed partial class WordExpander
{
    private const int MaxDepth = 100;
    private readonly char _escape;
    private readonly List<string> _matched = [];
    private readonly List<string> _unmatched = [];
    private string _text = "";
    private IVariables _variables = NoVariables.Instance;
    private int _position;
    private int _depth;
    private string? _error;

    /// <summary>An expander for a file's escape character.</summary>
    public WordExpander(char escape) => _escape = escape;

    /// <summary>Whether quotes stay.</summary>
    public bool KeepQuotes { get; init; }

    /// <summary>Whether escapes stay.</summary>
    public bool KeepEscapes { get; init; }

    /// <summary>Whether variables without a value stay as written.</summary>
    public bool KeepUnset { get; init; }

    /// <summary>Whether quotes are ordinary characters, as in here-documents.</summary>
    public bool IgnoreQuotes { get; init; }

    /// <summary>Replaces the variables of a word.</summary>
    public Expansion Expand(string word, IVariables variables)
    {
        _text = word;
        _variables = variables;
        _position = 0;
        _depth = 0;
        _error = null;
        _matched.Clear();
        _unmatched.Clear();
        if (IsPlain(word))
            return Expansion.Plain(word);
        var words = ImmutableArray.CreateBuilder<string>();
        var text = ReadUntil('\0', KeepEscapes, words);
        return new Expansion(text, words.ToImmutable(), _matched.ToImmutableArray(), _unmatched.ToImmutableArray(), _error);
    }

    /// <summary>Splits a text into words as the builder does for EXPOSE and for here-document markers.</summary>
    public ImmutableArray<string> Split(string text, IVariables variables)
    {
        var expansion = Expand(text, variables);
        if (expansion.Error is not null)
            return ImmutableArray<string>.Empty;
        if (expansion.Words.IsEmpty && text.Length > 0 && IsPlain(text))
        {
            var words = ImmutableArray.CreateBuilder<string>();
            var collector = new WordCollector(words);
            foreach (var c in text)
                collector.Add(c);
            collector.End();
            return words.ToImmutable();
        }

        return expansion.Words;
    }

    private bool IsPlain(string word)
    {
        foreach (var c in word)
            if (c is '$' or '\'' or '"' or '<' || c == _escape)
                return false;
        return true;
    }

    private struct WordCollector(ImmutableArray<string>.Builder? words)
    {
        private readonly StringBuilder _buffer = new();

        public void Add(char c)
        {
            if (!char.IsWhiteSpace(c))
                _buffer.Append(c);
            else
                End();
        }

        public readonly void AddRaw(string text) => _buffer.Append(text);

        public readonly void AddRaw(char c) => _buffer.Append(c);

        public readonly void End()
        {
            if (_buffer.Length == 0)
                return;
            words?.Add(_buffer.ToString());
            _buffer.Clear();
        }
    }

    private string ReadUntil(char stop, bool keepEscapes, ImmutableArray<string>.Builder? words)
    {
        var result = new StringBuilder();
        var collector = new WordCollector(words);
        if (++_depth > MaxDepth)
            _error ??= "variables are nested too deeply";
        while (_error is null)
        {
            if (_position >= _text.Length)
            {
                if (stop != '\0')
                    _error = "unexpected end of statement while looking for matching " + stop;
                break;
            }

            var c = _text[_position];
            if (stop != '\0' && c == stop)
            {
                _position++;
                break;
            }

            if (c == '$')
            {
                var value = ReadDollar();
                result.Append(value);
                foreach (var v in value)
                    collector.Add(v);
            }
            else if (c == '<')
            {
                var value = ReadHeredocMark();
                result.Append(value);
                collector.AddRaw(value);
            }
            else if (c is '\'' or '"' && !IgnoreQuotes)
            {
                var value = c == '"' ? ReadDoubleQuoted(keepEscapes) : ReadSingleQuoted();
                result.Append(value);
                collector.AddRaw(value);
            }
            else
            {
                _position++;
                if (c == _escape)
                {
                    if (keepEscapes)
                    {
                        collector.AddRaw(c);
                        result.Append(c);
                    }

                    if (_position >= _text.Length)
                        continue;
                    c = _text[_position++];
                    collector.AddRaw(c);
                }
                else
                    collector.Add(c);
                result.Append(c);
            }
        }

        _depth--;
        collector.End();
        return result.ToString();
    }

    private string ReadSingleQuoted()
    {
        var close = _text.IndexOf('\'', _position + 1);
        if (close < 0)
        {
            _error = "unexpected end of statement while looking for matching single-quote";
            return "";
        }

        var start = KeepQuotes ? _position : _position + 1;
        var end = KeepQuotes ? close + 1 : close;
        _position = close + 1;
        return _text.Substring(start, end - start);
    }

    private string ReadDoubleQuoted(bool keepEscapes)
    {
        var result = new StringBuilder();
        if (KeepQuotes)
            result.Append('"');
        _position++;
        while (_error is null)
        {
            if (_position >= _text.Length)
            {
                _error = "unexpected end of statement while looking for matching double-quote";
                break;
            }

            var c = _text[_position];
            if (c == '"')
            {
                _position++;
                if (KeepQuotes)
                    result.Append(c);
                break;
            }

            if (c == '$')
            {
                result.Append(ReadDollar());
                continue;
            }

            _position++;
            if (c == _escape)
            {
                if (keepEscapes)
                    result.Append(c);
                if (_position >= _text.Length)
                    continue;
                var next = _text[_position];
                if (next is '"' or '$' || next == _escape)
                {
                    c = next;
                    _position++;
                }
            }

            result.Append(c);
        }

        return result.ToString();
    }

    private string ReadHeredocMark()
    {
        _position++;
        if (_position >= _text.Length || _text[_position] != '<')
            return "<";
        _position++;
        var start = _position;
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r')
            _position++;
        return "<<" + _text.Substring(start, _position - start);
    }

    /// <summary>No variable is set.</summary>
    internal sealed class NoVariables : IVariables
    {
        /// <summary>The only one.</summary>
        public static readonly NoVariables Instance = new();

        /// <inheritdoc/>
        public string? Value(string name) => null;
    }
}
