namespace ComposeLint.Text;

/// <summary>How a look-up of a file ended.</summary>
public enum LookupStatus
{
    /// <summary>The text is there.</summary>
    Found,
    /// <summary>No such file.</summary>
    Missing,
    /// <summary>The host holds only some files and was not given this one: whether it exists cannot be known.</summary>
    NotGiven,
    /// <summary>The path, or a link on it, leads out of the roots that may be read.</summary>
    OutsideRoot,
    /// <summary>Larger than the limit (10 MiB).</summary>
    TooLarge,
    /// <summary>Not a regular file: a directory, FIFO, socket or device.</summary>
    NotAFile,
    /// <summary>Holds NUL bytes or is not valid UTF-8 (or UTF-16/32 with a byte order mark).</summary>
    NotText,
    /// <summary>The system refused (permissions, I/O).</summary>
    Unreadable,
}

/// <summary>The answer of a <see cref="SourceSet"/>.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Text">The text when found.</param>
/// <param name="Detail">The system's own words, when it refused.</param>
public readonly record struct SourceLookup(LookupStatus Status, SourceText? Text = null, string? Detail = null);

/// <summary>
/// Where text comes from: the file system below given roots, an analyzer's AdditionalFiles, memory. Paths are '/'-separated and relative to
/// where the analysis runs (or absolute); an implementation normalises <c>.</c> and <c>..</c> itself and answers the same path with the same
/// <see cref="SourceText"/>. It never follows a link out of its roots. Reads may come from several threads.
/// </summary>
public abstract class SourceSet
{
    /// <summary>The text of a file, or why there is none. Never throws for what a file system can hold.</summary>
    public abstract SourceLookup Read(string path);

    /// <summary>Whether a directory is there (and inside the roots).</summary>
    public abstract bool DirectoryExists(string path);

    /// <summary>The names (not paths) of the files directly in a directory, ordinal order; empty when there is none.</summary>
    public abstract ImmutableArray<string> Files(string directory);

    /// <summary>The names of the directories directly in a directory, ordinal order, links left out; empty when there is none.</summary>
    public abstract ImmutableArray<string> Directories(string directory);

    /// <summary>Whether a regular file is there (and inside the roots), without reading it.</summary>
    public abstract bool FileExists(string path);

    /// <summary>Whether a file begins with some ASCII text: what it is can be told without reading it whole.</summary>
    public virtual bool BeginsWith(string path, string text) => Read(path).Text is { } source && source.Text.StartsWith(text, StringComparison.Ordinal);

    /// <summary>
    /// The absolute, '/'-separated form of a path: Compose takes a project's name from the directory's own name, which <c>.</c> does not tell.
    /// </summary>
    public abstract string FullPath(string path);
}
