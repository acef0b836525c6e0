using ComposeLint.Analysis;
using ComposeLint.Cli;
using ComposeLint.Reporting;

namespace ComposeLint.Lean;

/// <summary>
/// The program that a native package starts. Most runs read no C# and write no SARIF: without the code for those the program is a quarter of the size, and
/// starts in half the time and memory. The others are handed over to the whole program, which stands beside it.
/// </summary>
public static class LeanProgram
{
    /// <summary>The process' own entry.</summary>
    public static int Main(string[] args)
    {
        try
        {
            return Program.Start(args, Composition);
        }
        catch (WholeProgramNeededException)
        {
            return WholeProcess.Replace(args);
        }
    }

    /// <summary>The surface of C# comes first: it needs no more than the files' names to know that this is not the program for them.</summary>
    internal static Composition Composition { get; } = new(
        _ => CoreSurfaces.All.Insert(0, new CSharpElsewhere()),
        new ReportFormats(() => throw new WholeProgramNeededException()),
        () => new UnreadInput());
}
