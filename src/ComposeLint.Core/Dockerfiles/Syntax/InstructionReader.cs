using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>Makes an instruction of its joined text, and notes what the builder would refuse in it.</summary>
internal sealed partial class InstructionReader(char escape, List<Fault> faults)
{
    private static readonly Dictionary<string, InstructionKind> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ADD"] = InstructionKind.Add,
        ["ARG"] = InstructionKind.Arg,
        ["CMD"] = InstructionKind.Cmd,
        ["COPY"] = InstructionKind.Copy,
        ["ENTRYPOINT"] = InstructionKind.Entrypoint,
        ["ENV"] = InstructionKind.Env,
        ["EXPOSE"] = InstructionKind.Expose,
        ["FROM"] = InstructionKind.From,
        ["HEALTHCHECK"] = InstructionKind.Healthcheck,
        ["LABEL"] = InstructionKind.Label,
        ["MAINTAINER"] = InstructionKind.Maintainer,
        ["ONBUILD"] = InstructionKind.Onbuild,
        ["RUN"] = InstructionKind.Run,
        ["SHELL"] = InstructionKind.Shell,
        ["STOPSIGNAL"] = InstructionKind.StopSignal,
        ["USER"] = InstructionKind.User,
        ["VOLUME"] = InstructionKind.Volume,
        ["WORKDIR"] = InstructionKind.Workdir,
    };

    /// <summary>The names of the instructions.</summary>
    public static IEnumerable<string> Names => s_kinds.Keys;

    /// <summary>Reads the instruction that a range of a joined text holds.</summary>
    /// <param name="line">The joined text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="heredocs">The here-documents behind it.</param>
    /// <param name="isTrigger">Whether ONBUILD holds it: the builder checks less then.</param>
    public Instruction Read(LogicalText line, int start, ImmutableArray<Heredoc> heredocs, bool isTrigger)
    {
        var syntax = Split(line, start);
        // What a trigger says is checked when a build runs it, but for what the parser itself needs.
        var before = faults.Count;
        var instruction = Create(syntax, heredocs);
        instruction.Heredocs = heredocs;
        if (isTrigger)
            faults.RemoveRange(before, faults.Count - before);
        return instruction;
    }

    private InstructionSyntax Split(LogicalText line, int from)
    {
        var text = line.Text;
        var (start, end) = Splitter.Trim(text, from, text.Length);
        var keywordEnd = start;
        while (keywordEnd < end && !Splitter.IsSeparator(text[keywordEnd]))
            keywordEnd++;
        var keyword = new Word(text.Substring(start, keywordEnd - start), line.Span(start, keywordEnd));
        var found = new List<(string Text, int Start, int End)>();
        var (argumentsStart, argumentsEnd) = Splitter.Trim(text, Splitter.Flags(text, keywordEnd, end, escape, found), end);
        var flags = ImmutableArray.CreateBuilder<InstructionFlag>(found.Count);
        foreach (var (flag, flagStart, flagEnd) in found)
        {
            var equals = flag.IndexOf('=');
            flags.Add(equals < 0
                ? new InstructionFlag(flag.Substring(Math.Min(2, flag.Length)), null, line.Span(flagStart, flagEnd))
                : new InstructionFlag(flag.Substring(2, Math.Max(0, equals - 2)), flag.Substring(equals + 1), line.Span(flagStart, flagEnd)));
        }

        var kind = s_kinds.TryGetValue(keyword.Text, out var known) ? known : InstructionKind.Unknown;
        return new InstructionSyntax(line, kind, keyword, flags.ToImmutable(), argumentsStart, Math.Max(argumentsStart, argumentsEnd), escape);
    }

    private Instruction Create(InstructionSyntax syntax, ImmutableArray<Heredoc> heredocs)
    {
        switch (syntax.Kind)
        {
            case InstructionKind.From:
                return ReadFrom(syntax);
            case InstructionKind.Run:
                return ReadRun(syntax, heredocs);
            case InstructionKind.Cmd or InstructionKind.Entrypoint or InstructionKind.Shell:
                return ReadCommand(syntax);
            case InstructionKind.Healthcheck:
                return ReadHealthcheck(syntax);
            case InstructionKind.Copy or InstructionKind.Add:
                return ReadCopy(syntax);
            case InstructionKind.Env or InstructionKind.Label:
                return ReadPairs(syntax);
            case InstructionKind.Arg:
                return ReadArguments(syntax);
            case InstructionKind.Expose or InstructionKind.Volume:
                return ReadList(syntax);
            case InstructionKind.Workdir or InstructionKind.User or InstructionKind.StopSignal or InstructionKind.Maintainer:
                return ReadValue(syntax);
            case InstructionKind.Onbuild:
                return ReadOnbuild(syntax, heredocs);
            default:
                var near = Spelling.Nearest(syntax.Keyword.Text.ToUpperInvariant(), Names);
                Report(DockerfileProblems.UnknownInstructionKind, syntax.Keyword, "unknown instruction: " + syntax.Keyword.Text, near is null ? null : "did you mean " + near + "?");
                return new Instruction(syntax);
        }
    }

    private FromInstruction ReadFrom(InstructionSyntax syntax)
    {
        CheckFlags(syntax, "platform");
        var words = Plain(syntax);
        if (words.Count is not (1 or 3) || (words.Count == 3 && !string.Equals(words[1].Text, "AS", StringComparison.OrdinalIgnoreCase)))
        {
            var at = words.Count == 0 ? syntax.Keyword : words[Math.Min(1, words.Count - 1)];
            Report(DockerfileProblems.ArgumentsKind, at, "FROM requires either one or three arguments: FROM image [AS name]");
        }

        if (words.Count == 0)
            return new FromInstruction(syntax, Rest(syntax), null, null);
        if (words.Count != 3)
            return new FromInstruction(syntax, words[0], null, null);
        if (!IsStageName(words[2].Text))
            Report(DockerfileProblems.StageNameKind, words[2], $"'{words[2].Text}' cannot be a stage's name: letters, digits, '-', '_' and '.', a letter first");
        return new FromInstruction(syntax, words[0], words[1], words[2]);
    }

    private static bool IsStageName(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i] is >= 'A' and <= 'Z' ? (char)(name[i] + 32) : name[i];
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.') || (i == 0 && c is not (>= 'a' and <= 'z')))
                return false;
        }

        return name.Length > 0;
    }

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

    private CopyInstruction ReadCopy(InstructionSyntax syntax)
    {
        var name = syntax.Keyword.Text.ToUpperInvariant();
        var words = ReadItems(syntax, out var isJson);
        if (words.Length < 2)
        {
            var at = words.IsEmpty ? syntax.Keyword : words[0];
            Report(DockerfileProblems.ArgumentsKind, at, name + " requires at least two arguments: sources and a destination");
        }

        if (syntax.Kind == InstructionKind.Copy)
            CheckFlags(syntax, "chown", "from", "chmod", "link?", "exclude*", "parents?");
        else
            CheckFlags(syntax, "chown", "chmod", "link?", "keep-git-dir?", "checksum", "unpack?", "exclude*");
        if (words.Length < 2)
            return new CopyInstruction(syntax, words, null, isJson);
        var destination = words[words.Length - 1];
        if (HeredocMark.Read(destination.Text) is not null)
            Report(DockerfileProblems.SyntaxKind, destination, name + " cannot take a here-document as its destination");
        return new CopyInstruction(syntax, words.RemoveAt(words.Length - 1), destination, isJson);
    }

    private ImmutableArray<Word> ReadItems(InstructionSyntax syntax, out bool isJson)
    {
        var json = new List<(string Value, int Start, int End)>();
        var form = JsonWords.Read(syntax.Text.Text, syntax.ArgumentsStart, syntax.ArgumentsEnd, json);
        if (form == JsonForm.Others)
            Report(DockerfileProblems.JsonFormKind, Rest(syntax), "a JSON array of " + syntax.Keyword.Text.ToUpperInvariant() + " must hold strings only");
        isJson = form != JsonForm.None;
        return isJson
            ? json.Select(w => new Word(w.Value, syntax.Span(w.Start, w.End))).ToImmutableArray()
            : Plain(syntax).ToImmutableArray();
    }

    private ListInstruction ReadList(InstructionSyntax syntax)
    {
        CheckFlags(syntax);
        var isJson = false;
        var items = syntax.Kind == InstructionKind.Volume ? ReadItems(syntax, out isJson) : Plain(syntax).ToImmutableArray();
        var name = syntax.Keyword.Text.ToUpperInvariant();
        if (items.IsEmpty)
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, name + " requires at least one argument");
        foreach (var item in items)
            if (string.IsNullOrWhiteSpace(item.Text))
                Report(DockerfileProblems.ArgumentsKind, item, name + " cannot take an empty string");
        return new ListInstruction(syntax, items, isJson);
    }

    private ValueInstruction ReadValue(InstructionSyntax syntax)
    {
        if (syntax.Kind != InstructionKind.StopSignal)
            CheckFlags(syntax);
        if (syntax.ArgumentsStart == syntax.ArgumentsEnd)
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, syntax.Keyword.Text.ToUpperInvariant() + " requires exactly one argument");
        return new ValueInstruction(syntax, Rest(syntax));
    }

    private OnbuildInstruction ReadOnbuild(InstructionSyntax syntax, ImmutableArray<Heredoc> heredocs)
    {
        CheckFlags(syntax);
        if (syntax.ArgumentsStart == syntax.ArgumentsEnd)
        {
            Report(DockerfileProblems.ArgumentsKind, syntax.Keyword, "ONBUILD requires at least one argument");
            return new OnbuildInstruction(syntax, null);
        }

        // ONBUILD ONBUILD … is refused; looking no deeper keeps the reader from recursing over a hostile line.
        var inner = Split(syntax.Text, syntax.ArgumentsStart);
        if (inner.Kind is InstructionKind.Onbuild or InstructionKind.From or InstructionKind.Maintainer)
        {
            Report(DockerfileProblems.OnbuildKind, inner.Keyword, inner.Keyword.Text.ToUpperInvariant() + " cannot be the trigger of ONBUILD");
            if (inner.Kind == InstructionKind.Onbuild)
                return new OnbuildInstruction(syntax, new Instruction(inner));
        }

        return new OnbuildInstruction(syntax, Read(syntax.Text, syntax.ArgumentsStart, heredocs, isTrigger: true));
    }
}
