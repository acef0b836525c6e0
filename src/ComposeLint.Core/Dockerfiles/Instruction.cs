using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>The instructions of the Dockerfile frontend (moby/buildkit, frontend/dockerfile/command/command.go).</summary>
public enum InstructionKind
{
    /// <summary>No instruction that the frontend knows.</summary>
    Unknown,
    /// <summary>ADD.</summary>
    Add,
    /// <summary>ARG.</summary>
    Arg,
    /// <summary>CMD.</summary>
    Cmd,
    /// <summary>COPY.</summary>
    Copy,
    /// <summary>ENTRYPOINT.</summary>
    Entrypoint,
    /// <summary>ENV.</summary>
    Env,
    /// <summary>EXPOSE.</summary>
    Expose,
    /// <summary>FROM.</summary>
    From,
    /// <summary>HEALTHCHECK.</summary>
    Healthcheck,
    /// <summary>LABEL.</summary>
    Label,
    /// <summary>MAINTAINER.</summary>
    Maintainer,
    /// <summary>ONBUILD.</summary>
    Onbuild,
    /// <summary>RUN.</summary>
    Run,
    /// <summary>SHELL.</summary>
    Shell,
    /// <summary>STOPSIGNAL.</summary>
    StopSignal,
    /// <summary>USER.</summary>
    User,
    /// <summary>VOLUME.</summary>
    Volume,
    /// <summary>WORKDIR.</summary>
    Workdir,
}

/// <summary>One instruction of a Dockerfile. Its span is its keyword, its context all its lines.</summary>
public class Instruction : IElement
{
    private string? _key;

    internal Instruction(InstructionSyntax syntax)
    {
        Syntax = syntax;
        Kind = syntax.Kind;
        Keyword = syntax.Keyword;
        Flags = syntax.Flags;
        Heredocs = ImmutableArray<Heredoc>.Empty;
        Comments = ImmutableArray<Comment>.Empty;
        EmptyContinuations = ImmutableArray<SourceSpan>.Empty;
        Context = syntax.Text.Span(0, syntax.Text.Text.Length);
    }

    internal InstructionSyntax Syntax { get; }

    /// <summary>Which instruction it is.</summary>
    public InstructionKind Kind { get; }

    /// <summary>Its keyword as written.</summary>
    public Word Keyword { get; }

    /// <summary>The flags before the arguments.</summary>
    public ImmutableArray<InstructionFlag> Flags { get; }

    /// <summary>Everything after the keyword and the flags, joined over continuations and trimmed.</summary>
    public Word Arguments => new(Syntax.Text.Text.Substring(Syntax.ArgumentsStart, Syntax.ArgumentsEnd - Syntax.ArgumentsStart), Syntax.Span(Syntax.ArgumentsStart, Syntax.ArgumentsEnd));

    /// <summary>The here-documents that follow it.</summary>
    public ImmutableArray<Heredoc> Heredocs { get; internal set; }

    /// <summary>The comment lines directly before it that BuildKit attaches to it.</summary>
    public ImmutableArray<Comment> Comments { get; internal set; }

    /// <summary>Empty lines inside a continuation.</summary>
    public ImmutableArray<SourceSpan> EmptyContinuations { get; internal set; }

    /// <summary>The last physical line of the instruction proper (here-documents not counted), trimmed.</summary>
    public SourceSpan LastLine { get; internal set; }

    /// <summary>The stage it belongs to; null before the first FROM.</summary>
    public Stage? Stage { get; internal set; }

    /// <summary>The ONBUILD that it is the trigger of; null for an ordinary instruction.</summary>
    public OnbuildInstruction? Trigger { get; internal set; }

    /// <summary>How many earlier instructions of the file read the same, white space left out.</summary>
    internal int Occurrence { get; set; }

    /// <inheritdoc/>
    public SourceSpan Span => Keyword.Span;

    /// <inheritdoc/>
    public SourceSpan Context { get; internal set; }

    /// <inheritdoc/>
    public string Name => Keyword.Text.ToUpperInvariant();

    /// <summary>Its keyword and a hash of what it says: edits elsewhere leave it alone.</summary>
    public string Key => _key ??= CreateKey();

    /// <inheritdoc/>
    public Origin? Origin => null;

    /// <summary>A part of it as something to report on.</summary>
    /// <param name="word">The part.</param>
    public Element Element(Word word) => Element(word.Span, word.Text, word.Text);

    /// <summary>A part of it as something to report on.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="name">How a message calls it.</param>
    /// <param name="key">What tells it from the other parts.</param>
    public Element Element(SourceSpan span, string name, string key) => new(span, Context, name, Key + "." + key);

    /// <summary>The flag of a name; null when it is not given.</summary>
    public InstructionFlag? Flag(string name)
    {
        foreach (var flag in Flags)
            if (flag.Name == name)
                return flag;
        return null;
    }

    /// <summary>A hash of what it says, white space left out: FNV-1a of 64 bits, the same on every run and platform.</summary>
    internal static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return hash;
    }

    private protected virtual string CreateKey()
    {
        var key = Keyword.Text.ToLowerInvariant() + "." + Hash(Syntax.Text.Text).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        if (Trigger is not null)
            key = "onbuild." + key;
        return Occurrence == 0 ? key : key + "#" + Occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public override string ToString() => Syntax.Text.Text;
}
