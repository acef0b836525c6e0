using ComposeLint.Text;

namespace ComposeLint.DockerCli.Scripts;

/// <content>Simple commands and what they assign.</content>
public sealed partial class ScriptReader
{
    private static readonly string[] s_wrappers = ["sudo", "exec", "command", "time", "nohup", "env"];

    private void ReadCommand()
    {
        var start = _position;
        var end = start;
        var words = new List<CommandWord>();
        while (_position < _text.Length)
        {
            var c = Peek();
            if (c is ' ' or '\t' or '\r')
            {
                _position++;
                continue;
            }

            if (c == '\\' && (Peek(1) == '\n' || Peek(1) == '\r' && Peek(2) == '\n'))
            {
                _position += Peek(1) == '\n' ? 2 : 3;
                continue;
            }

            if (c is '\n' or ';' or '|' or ')' or '#' || c == '&' && Peek(1) != '>')
                break;
            if (c is '<' or '>' or '&')
            {
                ReadRedirection();
                end = _position;
                continue;
            }

            if (c == '(')
            {
                var isArray = words.Count > 0 && Assignment(words[words.Count - 1]) is not null;
                if (words.Count != 1 || Peek(1) != ')' || isArray)
                {
                    // An array, or what is no shell: its words are not run here.
                    if (isArray)
                        words[words.Count - 1] = new CommandWord(Located<string>.Unknown("an array", words[words.Count - 1].Text.Span), true);
                    _isFunctionNext = true;
                    _position++;
                    Nest(')');
                    continue;
                }

                _position += 2;
                _isFunctionNext = true;
                return;
            }

            var word = ReadWord();
            end = _position;
            if (words.Count == 0 && word.Text.TryGet(out var text) && word.Text.Span.Span.Length == text.Length)
            {
                if (text == "function")
                {
                    _isFunctionNext = true;
                    SkipBlanks();
                    ReadWord();
                    if (Peek() == '(' && Peek(1) == ')')
                        _position += 2;
                    return;
                }

                if (Keyword(text))
                    return;
            }

            words.Add(word);
        }

        if (words.Count > 0)
            Finish(words, start, end);
        if (_position == start)
            _position++;
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t')
            _position++;
    }

    private void ReadRedirection()
    {
        if (Peek() == '<' && Peek(1) == '<' && Peek(2) != '<')
        {
            _position += 2;
            var tabs = Peek() == '-';
            if (tabs)
                _position++;
            SkipBlanks();
            var start = _position;
            ReadWord();
            _heredocs.Enqueue((_text.Substring(start, _position - start).Replace("'", "").Replace("\"", "").Replace("\\", ""), tabs));
            return;
        }

        while (Peek() is '<' or '>' or '&' or '|')
            _position++;
        SkipBlanks();
        if (Peek() == '(')
        {
            _position++;
            Nest(')');
        }
        else if (Peek() is not ('\n' or ';' or '\0'))
        {
            ReadWord();
        }
    }

    private void Finish(List<CommandWord> words, int start, int end)
    {
        _spans.Add(_source.At(start, end));
        var at = 0;
        while (at < words.Count && Assignment(words[at]) is not null)
            at++;
        if (at == words.Count)
        {
            foreach (var word in words)
                Assign(word);
            return;
        }

        while (at < words.Count && words[at].Text.TryGet(out var name) && (Array.IndexOf(s_wrappers, name) >= 0 || at > 0 && (name.StartsWith("-", StringComparison.Ordinal) || Assignment(words[at]) is not null)))
            at++;
        if (at == words.Count || !words[at].Text.TryGet(out var program))
            return;
        switch (program)
        {
            case "export" or "readonly" or "declare" or "local" or "typeset":
                foreach (var word in words.Skip(at + 1))
                    Assign(word);
                break;
            case "read" or "unset" or "mapfile" or "readarray":
                foreach (var word in words.Skip(at + 1))
                    if (word.Text.TryGet(out var variable))
                        _variables[variable] = null;
                break;
            case "source" or ".":
                // It may assign anything.
                _variables.Clear();
                break;
            case "exit" when !IsConditional && _depth == 1:
                _isOver = true;
                break;
            case "docker" when !_isOver && !IsInFunction:
                var background = _position < _text.Length && Peek() == '&' && Peek(1) != '&';
                _commands.Add(new ScriptCommand(words[at].Text.Span, _source.At(words[at].Text.Span.Span.Start, end), words.Skip(at + 1).ToImmutableArray(), IsConditional, background));
                break;
        }
    }

    /// <summary>The variable that a word assigns; null when it is no assignment.</summary>
    private string? Assignment(CommandWord word)
    {
        var span = word.Text.Span.Span;
        var i = span.Start;
        while (i < span.End && (char.IsLetterOrDigit(_text[i]) || _text[i] == '_'))
            i++;
        var length = i - span.Start;
        if (i < span.End && _text[i] == '+')
            i++;
        return length > 0 && i < span.End && _text[i] == '=' && !char.IsDigit(_text[span.Start]) ? _text.Substring(span.Start, length) : null;
    }

    private void Assign(CommandWord word)
    {
        if (Assignment(word) is not { } name)
            return;
        var isPlain = _text[word.Text.Span.Span.Start + name.Length] == '=';
        _variables[name] = isPlain && !IsConditional && word.Text.TryGet(out var text) ? text.Substring(name.Length + 1) : null;
    }
}
