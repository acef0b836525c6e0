using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <content>Pairs, flags and mounts.</content>
internal sealed partial class InstructionReader
{
    private static Word Rest(InstructionSyntax syntax) => syntax.Word(syntax.ArgumentsStart, syntax.ArgumentsEnd);

    private static List<Word> Plain(InstructionSyntax syntax)
    {
        var words = new List<Word>();
        foreach (var (start, end) in Splitter.Plain(syntax.Text.Text, syntax.ArgumentsStart, syntax.ArgumentsEnd))
            words.Add(syntax.Word(start, end));
        return words;
    }

    private void Report(string kind, Word at, string message, string? help = null) =>
        faults.Add(new Fault(kind, at.Span, at.Text, message, help));

    private PairsInstruction ReadPairs(InstructionSyntax syntax)
    {
        CheckFlags(syntax);
        var text = syntax.Text.Text;
        var name = syntax.Keyword.Text.ToUpperInvariant();
        var words = Splitter.Quoted(text, syntax.ArgumentsStart, syntax.ArgumentsEnd, escape);
        var pairs = ImmutableArray.CreateBuilder<NameValue>(words.Count);
        if (words.Count == 0)
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, name + " requires at least one argument");
        else if (text.IndexOf('=', words[0].Start, words[0].End - words[0].Start) < 0)
        {
            // The old form: everything after the first space is the value.
            var end = syntax.ArgumentsStart;
            while (end < syntax.ArgumentsEnd && !Splitter.IsSeparator(text[end]))
                end++;
            var (start, stop) = Splitter.Trim(text, end, syntax.ArgumentsEnd);
            var key = syntax.Word(syntax.ArgumentsStart, end);
            if (start == stop)
                Report(DockerfileProblems.SyntaxKind, key, name + " must have two arguments: " + name + " key=value");
            pairs.Add(new NameValue(key, syntax.Word(start, stop), true));
        }
        else
        {
            foreach (var (start, end) in words)
            {
                var equals = text.IndexOf('=', start, end - start);
                if (equals < 0)
                {
                    Report(DockerfileProblems.SyntaxKind, syntax.Word(start, end), $"'{syntax.Word(start, end)}' has no '=': write name=value, and quote a value that holds spaces");
                    continue;
                }

                if (equals == start)
                    Report(DockerfileProblems.SyntaxKind, syntax.Word(start, end), name + " needs a name before '='");
                pairs.Add(new NameValue(syntax.Word(start, equals), syntax.Word(equals + 1, end), false));
            }
        }

        return new PairsInstruction(syntax, pairs.ToImmutable());
    }

    private PairsInstruction ReadArguments(InstructionSyntax syntax)
    {
        var text = syntax.Text.Text;
        var pairs = ImmutableArray.CreateBuilder<NameValue>();
        foreach (var (start, end) in Splitter.Quoted(text, syntax.ArgumentsStart, syntax.ArgumentsEnd, escape))
        {
            var equals = text.IndexOf('=', start, end - start);
            if (equals == start)
                Report(DockerfileProblems.SyntaxKind, syntax.Word(start, end), "ARG needs a name before '='");
            pairs.Add(equals < 0
                ? new NameValue(syntax.Word(start, end), null, false)
                : new NameValue(syntax.Word(start, equals), syntax.Word(equals + 1, end), false));
        }

        if (pairs.Count == 0)
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, "ARG requires at least one argument");
        return new PairsInstruction(syntax, pairs.ToImmutable());
    }

    /// <summary>Checks flags against those allowed: <c>name?</c> is a switch, <c>name*</c> may be repeated.</summary>
    private void CheckFlags(InstructionSyntax syntax, params ReadOnlySpan<string> allowed)
    {
        if (syntax.Flags.IsEmpty)
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in syntax.Flags)
        {
            var word = new Word(flag.ToString(), flag.Span);
            var form = '\0';
            foreach (var entry in allowed)
            {
                var plain = entry.TrimEnd('?', '*');
                if (plain == flag.Name)
                    form = entry.Length > plain.Length ? entry[plain.Length] : '=';
            }

            if (form == '\0')
            {
                var near = Spelling.Nearest(flag.Name, allowed.ToArray().Select(a => a.TrimEnd('?', '*')));
                Report(DockerfileProblems.UnknownFlagKind, word, $"{syntax.Keyword.Text.ToUpperInvariant()} has no flag --{flag.Name}", near is null ? null : "did you mean --" + near + "?");
                continue;
            }

            if (!seen.Add(flag.Name) && form != '*')
                Report(DockerfileProblems.FlagValueKind, word, "--" + flag.Name + " is given twice");
            else if (form == '?')
            {
                var value = flag.Value?.ToLowerInvariant();
                if (value is not (null or "true" or "false"))
                    Report(DockerfileProblems.FlagValueKind, word, value.Length == 0 ? "--" + flag.Name + " has no value after '='" : $"--{flag.Name} is true or false, not '{flag.Value}'");
            }
            else if (flag.Value is null)
                Report(DockerfileProblems.FlagValueKind, word, "--" + flag.Name + " needs a value: --" + flag.Name + "=…");
        }
    }

    private ImmutableArray<RunMount> Mounts(InstructionSyntax syntax)
    {
        if (syntax.Flags.IsEmpty)
            return ImmutableArray<RunMount>.Empty;
        var mounts = ImmutableArray.CreateBuilder<RunMount>();
        foreach (var flag in syntax.Flags)
        {
            if (flag.Name != "mount" || flag.Value is not { } value)
                continue;
            var options = ImmutableArray.CreateBuilder<KeyValuePair<string, string?>>();
            var type = "bind";
            foreach (var field in CsvFields(value))
            {
                var equals = field.IndexOf('=');
                var key = (equals < 0 ? field : field.Substring(0, equals)).ToLowerInvariant();
                var option = equals < 0 ? null : field.Substring(equals + 1);
                options.Add(new KeyValuePair<string, string?>(key, option));
                if (key == "type" && option is not null)
                    type = option.ToLowerInvariant();
                var dollar = key == "from" ? option?.IndexOf('$') ?? -1 : -1;
                if (dollar >= 0 && dollar != option!.Length - 1)
                    Report(DockerfileProblems.FlagValueKind, new Word(flag.ToString(), flag.Span), "from= of a mount takes no variable", "define a stage with FROM and the variable, and name that");
            }

            mounts.Add(new RunMount(type, options.ToImmutable(), flag.Span));
        }

        return mounts.ToImmutable();
    }

    private static IEnumerable<string> CsvFields(string text)
    {
        var field = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                yield return field.ToString();
                field.Clear();
            }
            else
                field.Append(c);
        }

        yield return field.ToString();
    }
}
