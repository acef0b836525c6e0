using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ComposeLint.MSBuildHost.Protocol;
using Microsoft.Build.Locator;

namespace ComposeLint.MSBuildHost;

/// <summary>
/// Evaluates projects with the MSBuild of the user's SDK, in a process of its own: that runs the projects' build logic and their source generators, which the
/// tool itself never does.
/// </summary>
public static class Program
{
    /// <summary>Reads a request, answers it, and ends.</summary>
    /// <returns>0 when it answered, failures included.</returns>
    public static async Task<int> Main()
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        // The output carries the protocol alone: what a generator prints goes elsewhere.
        Console.SetOut(Console.Error);
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        if (await input.ReadLineAsync().ConfigureAwait(false) is not { } line || JsonSerializer.Deserialize(line, HostJson.Default.HostRequest) is not { } request)
            return 2;
        await AnswerAsync(request, message => output.WriteLine(JsonSerializer.Serialize(message, HostJson.Default.HostMessage))).ConfigureAwait(false);
        output.WriteLine(JsonSerializer.Serialize(new HostMessage { IsLast = true }, HostJson.Default.HostMessage));
        return 0;
    }

    private static async Task AnswerAsync(HostRequest request, Action<HostMessage> answer)
    {
        if (Sdk(request.WorkingDirectory, out var reason) is not { } sdk)
        {
            answer(new HostMessage { Failure = new HostFailure($"no .NET SDK was found that can evaluate projects ({reason})", null) });
            return;
        }

        MSBuildLocator.RegisterInstance(sdk);
        await EvaluateAsync(request, answer).ConfigureAwait(false);
    }

    private static VisualStudioInstance? Sdk(string workingDirectory, out string reason)
    {
        reason = "a runtime alone cannot";
        try
        {
            return MSBuildLocator
                .QueryVisualStudioInstances(new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = workingDirectory })
                .FirstOrDefault();
        }
        catch (InvalidOperationException exception)
        {
            // hostfxr's own words: which version global.json asks for, and which there are.
            reason = string.Join(" ", exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(5));
            return null;
        }
    }

    // Nothing of MSBuild may be loaded before it is registered.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task EvaluateAsync(HostRequest request, Action<HostMessage> answer) => new Evaluation(request).RunAsync(answer);
}
