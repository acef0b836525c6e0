using System.Collections.Concurrent;
using System.IO.Enumeration;
using ComposeLint.Text;

namespace ComposeLint.Cli.Sources;

/// <summary>
/// The files below given roots. Nothing outside is read, by no link and no <c>../</c>; what is no regular file is never opened; a file is
/// read once and its text kept.
/// </summary>
public sealed class FileSystemSourceSet : SourceSet
{
    /// <summary>The largest file that is read, in bytes: 10 MiB.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    private readonly string _workingDirectory;
    private readonly ContainedPaths _paths;
    private readonly ConcurrentDictionary<string, SourceLookup> _lookups = new(StringComparer.Ordinal);

    /// <summary>The files below <paramref name="roots"/>.</summary>
    /// <param name="workingDirectory">What relative paths are relative to, absolute.</param>
    /// <param name="roots">The directories that may be read, absolute or relative to the working directory.</param>
    public FileSystemSourceSet(string workingDirectory, IEnumerable<string> roots)
    {
        _workingDirectory = Path.TrimEndingDirectorySeparator(Path.GetFullPath(workingDirectory));
        Roots = [.. roots.Select(root => Path.GetFullPath(root, _workingDirectory)).Distinct(StringComparer.Ordinal)];
        _paths = new ContainedPaths(Roots);
    }

    /// <summary>The directories that may be read, absolute.</summary>
    public ImmutableArray<string> Roots { get; }

    /// <summary>Every look-up so far and how it ended, of absent files too, in ordinal order of their paths.</summary>
    public IEnumerable<KeyValuePair<string, LookupStatus>> Lookups =>
        _lookups.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Status));

    /// <summary>How many look-ups there were so far.</summary>
    public int LookupCount => _lookups.Count;

    /// <summary>Where a file really is, links resolved: absolute and '/'-separated; null when it may not be read.</summary>
    public string? RealPath(string path) => Absolute(path) is { } absolute && Real(absolute) is { } real ? Slashes(real) : null;

    /// <summary>Gives a path a text of its own, before anything is read: standard input under the name it is known by.</summary>
    public void Put(string path, string text)
    {
        var name = Absolute(path) is { } absolute ? Display(absolute) : path;
        _lookups[name] = new SourceLookup(LookupStatus.Found, new SourceText(name, text));
    }

    /// <summary>Reads all of standard input, by the rules for files.</summary>
    public static SourceLookup Decode(string path, Stream stream)
    {
        var bytes = ReadLimited(stream);
        if (bytes is null)
            return new SourceLookup(LookupStatus.TooLarge);
        return TextDecoder.Decode(bytes) is { } text
            ? new SourceLookup(LookupStatus.Found, new SourceText(path, text))
            : new SourceLookup(LookupStatus.NotText);
    }

    /// <inheritdoc/>
    public override SourceLookup Read(string path)
    {
        if (Absolute(path) is not { } absolute)
            return new SourceLookup(LookupStatus.Missing);
        return _lookups.GetOrAdd(Display(absolute), static (name, state) => state.Set.Load(name, state.Path), (Set: this, Path: absolute));
    }

    /// <inheritdoc/>
    public override bool FileExists(string path) =>
        Absolute(path) is { } absolute
        && (_lookups.TryGetValue(Display(absolute), out var known)
            ? known.Status is not (LookupStatus.Missing or LookupStatus.OutsideRoot or LookupStatus.NotAFile)
            : Real(absolute) is { } real && FileKinds.Of(real) == FileKind.Regular);

    /// <inheritdoc/>
    public override bool BeginsWith(string path, string text)
    {
        if (Absolute(path) is not { } absolute || Real(absolute) is not { } real)
            return false;
        try
        {
            if (FileKinds.Of(real) != FileKind.Regular)
                return false;
            using var stream = new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var start = new byte[text.Length];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(System.Text.Encoding.ASCII.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override bool DirectoryExists(string path) =>
        Absolute(path) is { } absolute && Real(absolute) is { } real && Directory.Exists(real);

    /// <inheritdoc/>
    public override ImmutableArray<string> Files(string directory) => Names(directory, static (ref FileSystemEntry entry) => !entry.IsDirectory);

    /// <inheritdoc/>
    public override ImmutableArray<string> Directories(string directory) =>
        Names(directory, static (ref FileSystemEntry entry) => entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint));

    /// <inheritdoc/>
    public override string FullPath(string path) => Slashes(Absolute(path) ?? path);

    private ImmutableArray<string> Names(string directory, FileSystemEnumerable<string>.FindPredicate predicate)
    {
        if (Absolute(directory) is not { } absolute || Real(absolute) is not { } real || !Directory.Exists(real))
            return [];
        try
        {
            var names = new FileSystemEnumerable<string>(real, static (ref FileSystemEntry entry) => entry.FileName.ToString(), Everything)
            {
                ShouldIncludePredicate = predicate,
            };
            return [.. names.Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private SourceLookup Load(string name, string absolute)
    {
        try
        {
            if (_paths.Resolve(absolute) is not { } real)
                return new SourceLookup(LookupStatus.OutsideRoot);
            switch (FileKinds.Of(real))
            {
                case FileKind.Missing: return new SourceLookup(LookupStatus.Missing);
                case FileKind.Regular: break;
                default: return new SourceLookup(LookupStatus.NotAFile);
            }

            using var stream = new FileStream(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return stream.Length > LargestFile ? new SourceLookup(LookupStatus.TooLarge) : Decode(name, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new SourceLookup(LookupStatus.Unreadable, Detail: e is UnauthorizedAccessException ? "permission denied" : "input/output error");
        }
    }

    // The length is not trusted: a file can grow, and those of /proc say 0.
    private static byte[]? ReadLimited(Stream stream)
    {
        var known = stream.CanSeek ? (int)Math.Min(stream.Length, LargestFile) : 16 * 1024;
        var buffer = new byte[known + 1];
        var read = 0;
        while (true)
        {
            var count = stream.Read(buffer, read, buffer.Length - read);
            if (count == 0)
                return buffer.AsSpan(0, read).ToArray();
            read += count;
            if (read > LargestFile)
                return null;
            if (read == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, LargestFile + 1));
        }
    }

    private string? Real(string absolute)
    {
        try
        {
            return _paths.Resolve(absolute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // A NUL, which no path can hold, is what Path refuses.
    private string? Absolute(string path)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path.Length == 0 ? "." : path, _workingDirectory));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private string Display(string absolute)
    {
        if (absolute == _workingDirectory)
            return ".";
        var prefix = Path.EndsInDirectorySeparator(_workingDirectory) ? _workingDirectory : _workingDirectory + Path.DirectorySeparatorChar;
        return Slashes(absolute.StartsWith(prefix, StringComparison.Ordinal) ? absolute[prefix.Length..] : absolute);
    }

    // A backslash is a name's own character everywhere but on Windows.
    private static string Slashes(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;
}
