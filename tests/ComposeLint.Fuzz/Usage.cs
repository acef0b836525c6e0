using System.Globalization;

namespace ComposeLint.Fuzz;

/// <summary>
/// Notes in a directory, in a file a process, how many inputs it ran and the CPU time it took: afl-fuzz kills its targets, so that nobody else can tell.
/// </summary>
/// <param name="directory">The directory; null to note nothing.</param>
internal sealed class Usage(string? directory)
{
    private const int Every = 100;
    private long _count;

    /// <summary>Counts an input.</summary>
    public void Count()
    {
        if (++_count % Every == 0 && directory is not null)
            File.WriteAllText(
                Path.Combine(directory, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
                string.Create(CultureInfo.InvariantCulture, $"{_count} {Environment.CpuUsage.TotalTime.TotalMilliseconds:F0}\n"));
    }
}
