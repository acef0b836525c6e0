using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>Walks the lines of a file: directives, comments, continuations, here-documents; hands each joined instruction on.</summary>
internal sealed class LineReader
{
    // bufio.MaxScanTokenSize of Go, with the line break: the builder refuses a longer line.
    private const int MaxLineLength = 65_536;

    private readonly SourceText _source;
    private readonly string _text;
    private readonly CancellationToken _cancellation;
    private readonly List<Fault> _faults = [];
    private readonly List<(Instruction? Instruction, Fault Fault)> _found = [];
    private readonly Dictionary<ulong, int> _occurrences = [];
    private readonly HashSet<string> _seenDirectives = new(StringComparer.Ordinal);
    private InstructionReader _reader;
    private List<Comment> _pending = [];
    private bool _directivesDone;
    private int _position;

    public LineReader(SourceText source, CancellationToken cancellation)
    {
        _source = source;
        _text = source.Text;
        _cancellation = cancellation;
        _reader = new InstructionReader(Escape, _faults);
    }

    public char Escape { get; private set; } = '\\';

    public List<Instruction> Instructions { get; } = [];

    public ImmutableArray<DockerfilePart>.Builder Parts { get; } = ImmutableArray.CreateBuilder<DockerfilePart>();

    public ImmutableArray<Directive>.Builder Directives { get; } = ImmutableArray.CreateBuilder<Directive>();

    public ImmutableArray<Comment>.Builder Comments { get; } = ImmutableArray.CreateBuilder<Comment>();

    /// <summary>A line: its start, its end without the line break, and the start of the next.</summary>
    private readonly record struct Line(int Start, int End, int Next);

    public void Read()
    {
        while (_position < _text.Length)
        {
            _cancellation.ThrowIfCancellationRequested();
            var line = Next();
            var start = SkipSpace(line);
            if (start < line.End && _text[start] == '#')
                ReadComment(line, start);
            else if (start == line.End)
            {
                _directivesDone = true;
                AddPart(DockerfilePartKind.Blank, line.Start, line.Next);
            }
            else
                ReadInstruction(line, start);
        }

        if (Instructions.Count == 0)
            AddFault(new Fault(DockerfileProblems.NoStageKind, _source.At(0, 0), "", "the file holds no instruction"));
    }

    /// <summary>What was found wrong, each as a problem on its instruction.</summary>
    public void AddProblems(ImmutableArray<Problem>.Builder problems)
    {
        foreach (var (instruction, fault) in _found)
        {
            var name = fault.Name.Length > 60 ? fault.Name.Substring(0, 60) + "…" : fault.Name;
            var subject = instruction is null
                ? new Element(fault.Span, fault.Span, name, "file." + fault.Kind + "." + name)
                : instruction.Element(fault.Span, name, name);
            problems.Add(new Problem(fault.Kind, subject, fault.Message) { Help = fault.Help });
        }
    }

    private void AddFault(Fault fault) => _found.Add((null, fault));

    private Line Next()
    {
        var start = _position;
        var newline = _text.IndexOf('\n', start);
        var next = newline < 0 ? _text.Length : newline + 1;
        var end = newline < 0 ? _text.Length : newline;
        while (end > start && _text[end - 1] is '\r' or '\n')
            end--;
        _position = next;
        if (next - start > MaxLineLength)
            AddFault(new Fault(DockerfileProblems.SyntaxKind, _source.At(start, Math.Min(start + 20, end)), "line", "the line is longer than the 65535 bytes that the builder reads"));
        return new Line(start, end, next);
    }

    private int SkipSpace(Line line)
    {
        var i = line.Start;
        while (i < line.End && char.IsWhiteSpace(_text[i]))
            i++;
        return i;
    }

    private void AddPart(DockerfilePartKind kind, int start, int end)
    {
        if (kind == DockerfilePartKind.Blank && Parts.Count > 0 && Parts[Parts.Count - 1].Kind == kind)
            Parts[Parts.Count - 1] = new DockerfilePart(kind, TextSpan.FromBounds(Parts[Parts.Count - 1].Span.Start, end));
        else
            Parts.Add(new DockerfilePart(kind, TextSpan.FromBounds(start, end)));
    }

    private void ReadComment(Line line, int start)
    {
        if (ReadDirective(line, start))
        {
            AddPart(DockerfilePartKind.Directive, line.Start, line.Next);
            return;
        }

        AddPart(DockerfilePartKind.Comment, line.Start, line.Next);
        var comment = AddComment(line, start);
        if (comment.Text.Length == 0)
            _pending = [];
        else
            _pending.Add(comment);
    }

    private Comment AddComment(Line line, int start)
    {
        var (from, to) = Splitter.Trim(_text, start + 1, line.End);
        var comment = new Comment(_text.Substring(from, Math.Max(0, to - from)), _source.At(start, line.End));
        Comments.Add(comment);
        return comment;
    }

    private bool ReadDirective(Line line, int start)
    {
        if (_directivesDone)
            return false;
        var i = start + 1;
        while (i < line.End && char.IsWhiteSpace(_text[i]))
            i++;
        var nameStart = i;
        while (i < line.End && (_text[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (i > nameStart && _text[i] is >= '0' and <= '9')))
            i++;
        var nameEnd = i;
        while (i < line.End && char.IsWhiteSpace(_text[i]))
            i++;
        var name = _text.Substring(nameStart, nameEnd - nameStart).ToLowerInvariant();
        if (i >= line.End || _text[i] != '=' || name is not ("syntax" or "escape" or "check"))
        {
            _directivesDone = true;
            return false;
        }

        var (from, to) = Splitter.Trim(_text, i + 1, line.End);
        if (from >= to)
        {
            _directivesDone = true;
            return false;
        }

        var value = _text.Substring(from, to - from);
        var nameSpan = _source.At(nameStart, nameEnd);
        if (!_seenDirectives.Add(name))
            AddFault(new Fault(DockerfileProblems.DirectiveKind, nameSpan, name, $"the directive {name} is given twice"));
        else if (name == "escape")
        {
            if (value is "\\" or "`")
                Escape = value[0];
            else
                AddFault(new Fault(DockerfileProblems.DirectiveKind, _source.At(from, to), value, $"'{value}' cannot be the escape character: it is \\ or `"));
            _reader = new InstructionReader(Escape, _faults);
        }
        else if (name == "check" && CheckOptions.Parse(value).Fault is { } fault)
            AddFault(new Fault(DockerfileProblems.DirectiveKind, _source.At(from, to), value, "check: " + fault));

        Directives.Add(new Directive(name, value, nameSpan, _source.At(start, line.End)));
        return true;
    }

    private void ReadInstruction(Line line, int start)
    {
        _directivesDone = true;
        var text = new LogicalText.Builder(_source);
        var empty = ImmutableArray.CreateBuilder<SourceSpan>();
        var (end, continues) = CutContinuation(start, line.End);
        text.Append(start, end);
        var last = line;
        while (continues && _position < _text.Length)
        {
            var next = Next();
            var first = SkipSpace(next);
            if (first < next.End && _text[first] == '#')
            {
                AddComment(next, first);
                continue;
            }

            last = next;
            if (first == next.End)
            {
                empty.Add(_source.At(next.Start, next.End));
                continue;
            }

            (end, continues) = CutContinuation(next.Start, next.End);
            text.Append(next.Start, end);
        }

        var joined = text.Build();
        if (string.IsNullOrWhiteSpace(joined.Text))
        {
            // Nothing but continuation characters: the builder makes an instruction without a name of it.
            if (last.Next != line.Next || empty.Count > 0)
                AddFault(new Fault(DockerfileProblems.SyntaxKind, _source.At(start, line.End), "continuation", "a continuation without an instruction"));
            AddPart(DockerfilePartKind.Comment, line.Start, _position);
            return;
        }

        var heredocs = ReadHeredocs(joined, out var unterminated);
        var instruction = _reader.Read(joined, 0, heredocs, isTrigger: false);
        instruction.Comments = _pending.ToImmutableArray();
        instruction.EmptyContinuations = empty.ToImmutable();
        var lastStart = SkipSpace(last);
        instruction.LastLine = _source.At(lastStart, last.End);
        if (!heredocs.IsEmpty || last.End > instruction.Context.Span.End)
            instruction.Context = _source.At(start, unterminated is null ? Math.Max(last.End, TrimmedEnd(start, _position)) : _position);
        _pending = [];
        var hash = Instruction.Hash(joined.Text);
        _occurrences.TryGetValue(hash, out var occurrence);
        _occurrences[hash] = occurrence + 1;
        instruction.Occurrence = occurrence;
        if (instruction is OnbuildInstruction { Instruction: { } trigger })
        {
            trigger.Occurrence = occurrence;
            trigger.Context = instruction.Context;
        }

        Instructions.Add(instruction);
        foreach (var fault in _faults)
            _found.Add((instruction, fault));
        _faults.Clear();
        if (unterminated is not null)
            _found.Add((instruction, new Fault(DockerfileProblems.SyntaxKind, instruction.Arguments.Span, unterminated, $"the here-document never ends: no line is '{unterminated}' alone")));
        AddPart(DockerfilePartKind.Instruction, line.Start, _position);
    }

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && _text[end - 1] is '\r' or '\n')
            end--;
        return end;
    }

    /// <summary>Cuts the continuation character and the blanks after it from a line's end.</summary>
    private (int End, bool Continues) CutContinuation(int start, int end)
    {
        var i = end;
        while (i > start && _text[i - 1] is ' ' or '\t')
            i--;
        if (i == start || _text[i - 1] != Escape || (i - 1 > start && _text[i - 2] == Escape))
            return (end, false);
        return (i - 1, true);
    }

    private ImmutableArray<Heredoc> ReadHeredocs(LogicalText line, out string? unterminated)
    {
        unterminated = null;
        if (line.Text.IndexOf("<<", StringComparison.Ordinal) < 0 || !CanHoldHeredoc(line.Text))
            return ImmutableArray<Heredoc>.Empty;
        var heredocs = ImmutableArray.CreateBuilder<Heredoc>();
        foreach (var mark in HeredocMark.Find(line.Text))
        {
            var start = _position;
            var end = -1;
            while (_position < _text.Length && end < 0)
            {
                var next = Next();
                var from = next.Start;
                if (mark.StripsTabs)
                    while (from < next.End && _text[from] == '\t')
                        from++;
                if (next.End - from == mark.Name.Length && string.CompareOrdinal(_text, from, mark.Name, 0, mark.Name.Length) == 0)
                    end = next.Start;
            }

            if (end < 0)
            {
                unterminated ??= mark.Name;
                end = _position;
            }

            heredocs.Add(new Heredoc(mark.Name, mark.Expands, mark.StripsTabs, _source.At(start, Math.Max(start, end))));
        }

        return heredocs.ToImmutable();
    }

    private static bool CanHoldHeredoc(string text)
    {
        var (start, end) = Splitter.Trim(text, 0, text.Length);
        var keyword = Keyword(text, ref start, end);
        if (keyword == "ONBUILD")
            keyword = Keyword(text, ref start, end);
        if (keyword is not ("RUN" or "COPY" or "ADD"))
            return false;
        // A JSON array holds no here-document.
        return JsonWords.Read(text, start, end, []) != JsonForm.Strings;
    }

    private static string Keyword(string text, ref int start, int end)
    {
        var from = start;
        while (start < end && !Splitter.IsSeparator(text[start]))
            start++;
        var keyword = text.Substring(from, Math.Min(start - from, 12)).ToUpperInvariant();
        while (start < end && Splitter.IsSeparator(text[start]))
            start++;
        return keyword;
    }
}
