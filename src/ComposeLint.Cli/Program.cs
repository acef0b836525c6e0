using System.Collections;
using System.Text;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Cli;

/// <summary>A run of the tool, whatever it is put together from.</summary>
public static class Program
{
    private static readonly TimeSpan GraceAfterInterrupt = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs as this process: its streams, its environment, its interrupts.</summary>
    /// <exception cref="WholeProgramNeededException">The run asks for more than <paramref name="composition"/> holds.</exception>
    public static int Start(string[] args, Composition composition)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
            Console.OutputEncoding = utf8;
        using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 16 * 1024) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
        using var input = composition.StandardInput();
        var host = new CliHost(output, error, input, ProcessEnvironment(), Environment.CurrentDirectory)
        {
            Composition = composition,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = TerminalWidth(),
        };
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            // Work that does not look at its token, such as waiting for standard input, gets a moment; a second Ctrl-C does not wait.
            e.Cancel = true;
            if (cancellation.IsCancellationRequested)
                Environment.Exit(ExitCode.Cancelled);
            cancellation.Cancel();
            Task.Delay(GraceAfterInterrupt).ContinueWith(_ => Environment.Exit(ExitCode.Cancelled), TaskScheduler.Default);
        };
        return Run(args, host, cancellation.Token);
    }

    /// <summary>The whole tool, in process.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, CliHost host, CancellationToken cancellationToken = default)
    {
        try
        {
            return CommandLine.Invoke(args, host, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
            // The reader of our output (head, less) went away: nothing is left to say.
            return ExitCode.Clean;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or WholeProgramNeededException))
        {
            // Ours, not the user's: never taken for findings (1) or a clean run.
            host.Error.WriteLine($"error: composelint itself failed: {SafeText.Terminal(e.ToString())}");
            return ExitCode.FellShort;
        }
        finally
        {
            Flush(host.Out);
        }
    }

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException e) when (IsClosedPipe(e))
        {
        }
    }

    // EPIPE on Unix; ERROR_NO_DATA and ERROR_BROKEN_PIPE on Windows.
    private static bool IsClosedPipe(IOException e) => (e.HResult & 0xFFFF) is 32 or 0xE8 or 0x6D;

    private static Dictionary<string, string> ProcessEnvironment()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return variables;
    }

    private static int? TerminalWidth()
    {
        if (Console.IsOutputRedirected)
            return null;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
