using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Dockerfiles;

/// <content>RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK.</content>
internal sealed partial class InstructionReader
{
    private RunInstruction ReadRun(InstructionSyntax syntax, ImmutableArray<Heredoc> heredocs)
    {
        CheckFlags(syntax, "mount*", "network", "security", "device*");
        foreach (var flag in syntax.Flags)
        {
            var allowed = flag.Name switch
            {
                "network" => flag.Value is null or "default" or "none" or "host",
                "security" => flag.Value is null or "insecure" or "sandbox",
                _ => true,
            };
            if (!allowed)
                Report(DockerfileProblems.FlagValueKind, new Word(flag.ToString(), flag.Span), $"'{flag.Value}' is no value of --{flag.Name}");
        }

        return new RunInstruction(syntax, ReadCommandLine(syntax, syntax.ArgumentsStart, syntax.ArgumentsEnd, heredocs), Mounts(syntax));
    }

    private CommandInstruction ReadCommand(InstructionSyntax syntax)
    {
        CheckFlags(syntax);
        var command = ReadCommandLine(syntax, syntax.ArgumentsStart, syntax.ArgumentsEnd, ImmutableArray<Heredoc>.Empty);
        if (syntax.Kind == InstructionKind.Shell)
        {
            if (command.Words.IsEmpty)
                Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, "SHELL requires at least one argument");
            else if (!command.IsExec)
                Report(DockerfileProblems.JsonFormKind, command.Whole, "SHELL requires its arguments as a JSON array: SHELL [\"executable\", \"parameter\"]");
        }

        return new CommandInstruction(syntax, command);
    }

    private CommandLine ReadCommandLine(InstructionSyntax syntax, int start, int end, ImmutableArray<Heredoc> heredocs)
    {
        var text = syntax.Text.Text;
        var whole = syntax.Word(start, end);
        var json = new List<(string Value, int Start, int End)>();
        var form = JsonWords.Read(text, start, end, json);
        if (form == JsonForm.Others)
            Report(DockerfileProblems.JsonFormKind, whole, "a JSON array of " + syntax.Keyword.Text.ToUpperInvariant() + " must hold strings only");
        if (form != JsonForm.None)
        {
            var words = json.Select(w => new Word(w.Value, syntax.Span(w.Start, w.End))).ToImmutableArray();
            return new CommandLine(true, words, whole, () => ShellReader.Exec(whole.Text, words));
        }

        var line = syntax.Text;
        var isHeredoc = heredocs.Length == 1 && IsOnlyHeredocMark(whole.Text);
        Func<ShellScript> read = isHeredoc
            ? () => ReadHeredoc(heredocs[0])
            : () => ShellReader.Read(new ShellSource(line, start, end));
        return new CommandLine(false, whole.Text.Length == 0 ? ImmutableArray<Word>.Empty : ImmutableArray.Create(whole), whole, read);
    }

    private static bool IsOnlyHeredocMark(string text)
    {
        if (!text.StartsWith("<<", StringComparison.Ordinal))
            return false;
        foreach (var c in text.AsSpan(2).TrimStart('-').Trim())
            if (char.IsWhiteSpace(c))
                return false;
        return true;
    }

    private static ShellScript ReadHeredoc(Heredoc heredoc)
    {
        var body = heredoc.Body;
        // A script for another interpreter is not shell.
        var text = body.Text;
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            var lineEnd = text.IndexOf('\n');
            var first = lineEnd < 0 ? text : text.Substring(0, lineEnd);
            if (first.IndexOf("sh", StringComparison.Ordinal) < 0 || first.IndexOf("pwsh", StringComparison.Ordinal) >= 0)
                return ShellScript.Unread(text);
        }

        return ShellReader.Read(new ShellSource(LogicalText.Single(body.Source, body.Span.Start, body.Span.End), 0, body.Span.Length));
    }

    private HealthcheckInstruction ReadHealthcheck(InstructionSyntax syntax)
    {
        var text = syntax.Text.Text;
        var end = syntax.ArgumentsStart;
        while (end < syntax.ArgumentsEnd && !char.IsWhiteSpace(text[end]))
            end++;
        if (end == syntax.ArgumentsStart)
        {
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, "HEALTHCHECK requires at least one argument");
            return new HealthcheckInstruction(syntax, null, null);
        }

        var type = syntax.Word(syntax.ArgumentsStart, end);
        var (start, stop) = Splitter.Trim(text, end, syntax.ArgumentsEnd);
        if (string.Equals(type.Text, "NONE", StringComparison.OrdinalIgnoreCase))
        {
            if (start < stop)
                Report(DockerfileProblems.HealthcheckKind, syntax.Word(start, stop), "HEALTHCHECK NONE takes no arguments");
            return new HealthcheckInstruction(syntax, type, null);
        }

        CheckFlags(syntax, "interval", "timeout", "start-period", "start-interval", "retries");
        if (!string.Equals(type.Text, "CMD", StringComparison.OrdinalIgnoreCase))
            Report(DockerfileProblems.HealthcheckKind, type, $"unknown type '{type.Text}' in HEALTHCHECK: write CMD or NONE");
        CheckHealthcheckFlags(syntax);
        var command = ReadCommandLine(syntax, start, stop, ImmutableArray<Heredoc>.Empty);
        if (command.Words.IsEmpty)
            Report(DockerfileProblems.HealthcheckKind, type, "the command after HEALTHCHECK CMD is missing");
        return new HealthcheckInstruction(syntax, type, command);
    }

    private void CheckHealthcheckFlags(InstructionSyntax syntax)
    {
        foreach (var flag in syntax.Flags)
        {
            if (flag.Value is not { Length: > 0 } value)
                continue;
            var fault = flag.Name switch
            {
                "retries" => int.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var retries) && retries >= 0
                    ? null
                    : "is not a number of retries",
                "interval" or "timeout" or "start-period" or "start-interval" => !GoDuration.TryParse(value, out var duration)
                    ? "is not a duration like 30s or 1m30s"
                    : duration != 0 && duration < 1_000_000 ? "is less than a millisecond" : null,
                _ => null,
            };
            if (fault is not null)
                Report(DockerfileProblems.FlagValueKind, new Word(flag.ToString(), flag.Span), $"--{flag.Name}: '{value}' {fault}");
        }
    }
}
