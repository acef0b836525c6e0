using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ComposeLint.MSBuildHost.Protocol;

namespace ComposeLint.Cli.Evaluation;

/// <summary>One run of the MSBuild host: it runs the build logic of the projects, so only <c>--msbuild</c> starts it.</summary>
internal static class HostProcess
{
    private const int MostErrorText = 2000;

    // What a build around this process (dotnet test, dotnet run) sets for itself would lead the host's MSBuild astray.
    private static readonly string[] ForeignVariables = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>The host's program, packed beside the tool.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "msbuild-host", "ComposeLint.MSBuildHost.dll");

    /// <summary>Asks the host.</summary>
    /// <param name="dotnet">The <c>dotnet</c> that runs it, absolute.</param>
    /// <param name="request">What to evaluate.</param>
    /// <param name="error">What went wrong, when the answer is not whole.</param>
    /// <param name="cancellation">Ends the host, and what it has started.</param>
    public static List<HostMessage> Ask(string dotnet, HostRequest request, out string? error, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(dotnet)
        {
            WorkingDirectory = request.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Program);
        foreach (var name in ForeignVariables)
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        using var kill = cancellation.Register(() => Kill(process));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var messages = new List<HostMessage>();
        try
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(request, HostJson.Default.HostRequest));
            process.StandardInput.Close();
            while (process.StandardOutput.ReadLine() is { } line)
                messages.Add(JsonSerializer.Deserialize(line, HostJson.Default.HostMessage)!);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // It died with the request half read, or with a message half written: what it has said on standard error tells more.
            Kill(process);
        }

        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        error = messages.Exists(message => message.IsLast) ? null : $"it ended with exit code {process.ExitCode}: {Last(errors.GetAwaiter().GetResult())}";
        return messages;
    }

    private static string Last(string text) => text.Trim() is var trimmed && trimmed.Length > MostErrorText ? trimmed[..MostErrorText] : trimmed;

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
