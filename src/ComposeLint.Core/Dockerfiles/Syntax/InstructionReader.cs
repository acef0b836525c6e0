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
