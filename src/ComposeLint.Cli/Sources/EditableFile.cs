using System.Text;
using ComposeLint.Text;

namespace ComposeLint.Cli.Sources;

/// <summary>A file below the roots that may be replaced: its byte order mark, encoding and mode stay.</summary>
internal sealed class EditableFile
{
    private readonly byte[] _mark;
    private readonly Encoding _encoding;

    private EditableFile(string realPath, byte[] mark, Encoding encoding)
    {
        RealPath = realPath;
        _mark = mark;
        _encoding = encoding;
    }

    /// <summary>Where it is, links in directories above resolved.</summary>
    public string RealPath { get; }

    /// <summary>Opens the file that a text was read from; null with the reason when it may not be changed.</summary>
    /// <param name="files">The roots.</param>
    /// <param name="source">What was read.</param>
    /// <param name="refusal">Why not, as a sentence's second half.</param>
    public static EditableFile? Open(FileSystemSourceSet files, SourceText source, out string? refusal)
    {
        try
        {
            refusal = files.RealPath(source.Path) is not { } real ? "the file is outside of what may be read"
                : new FileInfo(files.FullPath(source.Path)).LinkTarget is not null ? "the file is a link"
                : FileKinds.Of(real) != FileKind.Regular ? "there is no such file"
                : File.GetAttributes(real).HasFlag(FileAttributes.ReadOnly) ? "the file is read-only"
                : null;
            if (refusal is not null)
                return null;
            var path = files.RealPath(source.Path)!;
            var bytes = File.ReadAllBytes(path);
            if (TextDecoder.Decode(bytes) != source.Text)
            {
                refusal = "the file has changed meanwhile";
                return null;
            }

            var (encoding, mark) = TextDecoder.EncodingOf(bytes);
            return new EditableFile(path, bytes[..mark], encoding);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = "the file cannot be read: " + e.Message;
            return null;
        }
    }

    /// <summary>Replaces the file's text in one step: whoever reads meanwhile sees the old or the new one, never a part.</summary>
    /// <exception cref="IOException">It cannot be written; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the file is as it was.</exception>
    public void Replace(string text)
    {
        var beside = Path.Join(Path.GetDirectoryName(RealPath), $".{Path.GetFileName(RealPath)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(_mark);
                stream.Write(_encoding.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(beside, File.GetUnixFileMode(RealPath));
            File.Move(beside, RealPath, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
