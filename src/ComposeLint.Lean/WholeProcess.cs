using System.Diagnostics;
using System.Runtime.InteropServices;
using ComposeLint.Cli;

namespace ComposeLint.Lean;

/// <summary>The whole program in this one's place: same arguments, streams, environment and directory.</summary>
internal static partial class WholeProcess
{
    private static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "composelint-whole.exe" : "composelint-whole");

    /// <summary>Becomes the whole program; where a process cannot become another (Windows), runs it and waits.</summary>
    /// <returns>One of <see cref="ExitCode"/>; on Unix only when it cannot be started.</returns>
    public static int Replace(string[] args)
    {
        if (!File.Exists(Path))
            return Failed("it is not there");
        if (OperatingSystem.IsWindows())
            return Run(args);
        _ = Execute(Path, [Path, .. args, null]);
        return Failed(Marshal.GetLastPInvokeErrorMessage());
    }

    private static int Run(string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(Path, args) { UseShellExecute = false });
        if (process is null)
            return Failed("it does not start");
        process.WaitForExit();
        return process.ExitCode;
    }

    private static int Failed(string reason)
    {
        Console.Error.WriteLine($"error: C#, SARIF and standard input are for {Path}, and that cannot be run: {reason}");
        return ExitCode.FellShort;
    }

    // execv(3): returns only when it fails.
    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}
