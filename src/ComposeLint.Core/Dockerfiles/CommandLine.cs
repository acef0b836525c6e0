using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Dockerfiles;

/// <summary>What RUN, CMD, ENTRYPOINT, SHELL or HEALTHCHECK CMD runs: a JSON array (exec form) or text for a shell.</summary>
public sealed class CommandLine
{
    private readonly Func<ShellScript> _read;
    private ShellScript? _script;

    internal CommandLine(bool isExec, ImmutableArray<Word> words, Word whole, Func<ShellScript> read)
    {
        IsExec = isExec;
        Words = words;
        Whole = whole;
        _read = read;
    }

    /// <summary>Whether it is a JSON array of strings.</summary>
    public bool IsExec { get; }

    /// <summary>The elements of the array; in shell form the whole text as one word, or none when there is no text.</summary>
    public ImmutableArray<Word> Words { get; }

    /// <summary>All of it as written.</summary>
    public Word Whole { get; }

    /// <summary>Whether it starts like a JSON array and is none, so that the builder hands it to a shell.</summary>
    public bool IsMalformedJson => !IsExec && Whole.Text.Length > 0 && Whole.Text[0] == '[' && !Whole.Text.StartsWith("[[", StringComparison.Ordinal) && !Whole.Text.StartsWith("[ ", StringComparison.Ordinal);

    /// <summary>What the shell would run, read when first asked for.</summary>
    public ShellScript Script => _script ??= _read();

    /// <inheritdoc/>
    public override string ToString() => Whole.Text;
}
