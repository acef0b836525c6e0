using System.Runtime.InteropServices;

namespace ComposeLint.Cli.Sources;

/// <summary>What stands at a path, without following a link and without opening it.</summary>
internal enum FileKind
{
    /// <summary>Nothing.</summary>
    Missing,
    /// <summary>A regular file.</summary>
    Regular,
    /// <summary>A directory.</summary>
    Directory,
    /// <summary>A symbolic link or junction.</summary>
    Link,
    /// <summary>A FIFO, socket or device.</summary>
    Special,
}

/// <summary>Asks the system for a path's <see cref="FileKind"/>.</summary>
internal static partial class FileKinds
{
    private const int TypeMask = 0xF000, Fifo = 0x1000, Character = 0x2000, Directory = 0x4000, Block = 0x6000, Link = 0xA000, Socket = 0xC000;

    /// <summary>The kind of what stands at an absolute path.</summary>
    public static FileKind Of(string path)
    {
        var info = new FileInfo(path);
        var attributes = info.Attributes;
        if ((int)attributes == -1)
            return FileKind.Missing;
        if (info.LinkTarget is not null)
            return FileKind.Link;
        if (attributes.HasFlag(FileAttributes.Directory))
            return FileKind.Directory;
        if (attributes.HasFlag(FileAttributes.Device))
            return FileKind.Special;
        return OperatingSystem.IsWindows() ? FileKind.Regular : FromMode(path);
    }

    /// <summary>
    /// .NET's attributes do not tell a FIFO from a file, and opening one blocks until somebody writes. The runtime's own portable lstat does;
    /// its answer begins with flags and mode, each 32 bits (dotnet/runtime src/native/libs/System.Native/pal_io.h, FileStatus).
    /// </summary>
    private static unsafe FileKind FromMode(string path)
    {
        var status = stackalloc int[64];
        if (LStat(path, status) != 0)
            return FileKind.Missing;
        return (status[1] & TypeMask) switch
        {
            Fifo or Character or Block or Socket => FileKind.Special,
            Directory => FileKind.Directory,
            Link => FileKind.Link,
            _ => FileKind.Regular,
        };
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_LStat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LStat(string path, int* status);
}
