using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ComposeLint.Benchmarks;

/// <summary>
/// Times whole processes in turn, A B A B, and prints medians and the ratios pair by pair: a comparison that holds when the machine's speed
/// drifts. Linux only (CPU time of children by getrusage, peak memory by VmHWM).
/// </summary>
internal static class Peers
{
    private const string HelpText = """
        peers [-n RUNS] [--list FILE] -- OURS... -- THEIRS...
          Runs the two commands in turn and prints CPU, wall time, peak memory and the ratios theirs/ours.
          --list FILE   one line a path: appended to both commands (files), or with {} in a command each path in turn
        """;

    public static int Run(string[] args)
    {
        var runs = 5;
        string[] list = [];
        var i = 0;
        for (; i < args.Length && args[i] != "--"; i++)
        {
            switch (args[i])
            {
                case "-n" when i + 1 < args.Length:
                    runs = int.Parse(args[++i], CultureInfo.InvariantCulture);
                    break;
                case "--list" when i + 1 < args.Length:
                    list = File.ReadAllLines(args[++i]);
                    break;
                default:
                    Console.Error.WriteLine(HelpText);
                    return 2;
            }
        }

        var rest = args.Skip(i + 1).ToArray();
        var split = Array.IndexOf(rest, "--");
        if (split < 1 || split == rest.Length - 1)
        {
            Console.Error.WriteLine(HelpText);
            return 2;
        }

        var ours = rest[..split];
        var theirs = rest[(split + 1)..];
        Measure(ours, list);
        Measure(theirs, list);
        var pairs = Enumerable.Range(0, runs).Select(_ => (Ours: Measure(ours, list), Theirs: Measure(theirs, list))).ToList();
        Print("cpu s", pairs, sample => sample.Cpu);
        Print("wall s", pairs, sample => sample.Wall);
        Print("peak MiB", pairs, sample => sample.Peak);
        return 0;
    }

    private static void Print(string figure, List<(Sample Ours, Sample Theirs)> pairs, Func<Sample, double> of)
    {
        var ratios = pairs.Select(pair => of(pair.Theirs) / Math.Max(of(pair.Ours), 1e-6)).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{figure,-9} ours {Median(pairs.Select(pair => of(pair.Ours))),8:0.000}   theirs {Median(pairs.Select(pair => of(pair.Theirs))),8:0.000}   theirs/ours {Median(ratios),7:0.0} (min {ratios[0]:0.0}, max {ratios[^1]:0.0})"));
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>One command over all paths: in one process, or (with {}) one process a path.</summary>
    private static Sample Measure(string[] command, string[] list)
    {
        if (!command.Contains("{}"))
            return One([.. command, .. list]);
        var samples = list.Select(path => One([.. command.Select(word => word == "{}" ? path : word)])).ToList();
        return new Sample(samples.Sum(sample => sample.Cpu), samples.Sum(sample => sample.Wall), samples.Max(sample => sample.Peak));
    }

    /// <summary>Runs a command to its end, its output thrown away.</summary>
    internal static Sample One(string[] command)
    {
        var before = ChildrenCpu();
        var time = Stopwatch.StartNew();
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        double peak = 0;
        while (!process.WaitForExit(1))
            peak = Math.Max(peak, PeakOf(process.Id));
        process.WaitForExit();
        Task.WaitAll(output, error);
        return new Sample(ChildrenCpu() - before, time.Elapsed.TotalSeconds, peak);
    }

    private static double PeakOf(int pid)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{pid}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return double.Parse(line["VmHWM:".Length..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
            }
        }
        catch (IOException)
        {
            // It ended in between.
        }

        return 0;
    }

    private static double ChildrenCpu()
    {
        const int children = -1;
        if (Getrusage(children, out var usage) != 0)
            throw new InvalidOperationException("getrusage failed");
        return usage.UserSeconds + usage.SystemSeconds + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6;
    }

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int Getrusage(int who, out Usage usage);

    /// <summary>struct rusage of 64-bit Linux: two timevals, then counters that are not read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }

    /// <summary>What a run took: CPU and wall time in seconds, its own peak memory in MiB.</summary>
    internal readonly record struct Sample(double Cpu, double Wall, double Peak);
}
