namespace ComposeLint.Dockerfiles.Evaluation;

/// <content>Variables with their modifiers.</content>
internal sealed partial class WordExpander
{
    private string ReadDollar()
    {
        _position++;
        if (_position >= _text.Length || _text[_position] != '{')
        {
            var plain = ReadName();
            if (plain.Length == 0)
                return "$";
            return Lookup(plain) ?? (KeepUnset ? "$" + plain : "");
        }

        _position++;
        if (_position >= _text.Length)
            return Refuse("syntax error: missing '}'");
        if (_text[_position] is '{' or '}' or ':')
            return Refuse("syntax error: bad substitution");
        var name = ReadName();
        if (_position >= _text.Length)
            return Refuse("syntax error: missing '}'");
        var c = _text[_position++];
        if (c == '}')
            return Lookup(name) ?? (KeepUnset ? "${" + name + "}" : "");
        if (c == '/')
            return ReadReplacement(name);
        var modifier = c.ToString();
        var emptyIsUnset = c == ':';
        if (emptyIsUnset)
        {
            if (_position >= _text.Length)
                return Refuse("syntax error: missing '}'");
            c = _text[_position++];
            modifier += c;
        }

        return ReadModified(name, c, modifier, emptyIsUnset);
    }

    private string ReadModified(string name, char c, string modifier, bool emptyIsUnset)
    {
        var trims = c is '#' or '%';
        if ((c is not ('-' or '+' or '?') && !trims) || (trims && emptyIsUnset))
            return Refuse("unsupported modifier (" + modifier + ") in substitution");
        var word = ReadUntil('}', trims, null);
        if (_error is not null)
            return _position >= _text.Length ? Refuse("syntax error: missing '}'") : "";
        var value = Lookup(name);
        if (value is null && KeepUnset)
            return "${" + name + modifier + word + "}";
        var isUnset = value is null || (emptyIsUnset && value.Length == 0);
        switch (c)
        {
            case '-':
                return isUnset ? word : value!;
            case '+':
                return isUnset ? "" : word;
            case '?':
                if (!isUnset)
                    return value!;
                var reason = word.Length > 0 ? word : value is null ? "is not allowed to be unset" : "is not allowed to be empty";
                return Refuse(name + ": " + reason);
        }

        var greedy = word.Length > 0 && word[0] == c;
        var pattern = GlobPattern.Parse(greedy ? word.Substring(1) : word);
        if (pattern is null)
            return Refuse("invalid pattern (" + word + ") in substitution");
        return c == '#' ? pattern.TrimStart(value ?? "", greedy) : pattern.TrimEnd(value ?? "", greedy);
    }

    private string ReadReplacement(string name)
    {
        var all = _position < _text.Length && _text[_position] == '/';
        if (all)
            _position++;
        var written = ReadUntil('/', true, null);
        if (_error is not null)
            return _position >= _text.Length ? Refuse("syntax error: missing '/' in ${}") : "";
        var replacement = ReadUntil('}', true, null);
        if (_error is not null)
            return _position >= _text.Length ? Refuse("syntax error: missing '}'") : "";
        var value = Lookup(name);
        if (value is null && KeepUnset)
            return "${" + name + "/" + written + "/" + replacement + "}";
        var pattern = GlobPattern.Parse(written);
        return pattern is null
            ? Refuse("invalid pattern (" + written + ") in substitution")
            : pattern.Replace(value ?? "", replacement, all);
    }

    private string Refuse(string error)
    {
        _error = error;
        return "";
    }

    private string? Lookup(string name)
    {
        var value = _variables.Value(name);
        var list = value is null ? _unmatched : _matched;
        if (!list.Contains(name))
            list.Add(name);
        return value;
    }

    private string ReadName()
    {
        var start = _position;
        if (_position < _text.Length)
        {
            var first = _text[_position];
            if (char.IsDigit(first))
            {
                while (_position < _text.Length && char.IsDigit(_text[_position]))
                    _position++;
                return _text.Substring(start, _position - start);
            }

            if (first is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            {
                _position++;
                return first.ToString();
            }
        }

        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            _position++;
        return _text.Substring(start, _position - start);
    }
}
