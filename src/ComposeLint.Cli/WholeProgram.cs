using ComposeLint.Analysis;
using ComposeLint.Cli.Evaluation;
using ComposeLint.CSharp;
using ComposeLint.Reporting;

namespace ComposeLint.Cli;

/// <summary>The program with everything in it. The only place that names Roslyn's and Sarif.Sdk's users: who does not come here does not link them.</summary>
public static class WholeProgram
{
    /// <summary>All surfaces and all formats.</summary>
    public static Composition Composition { get; } = new(
        wanted => CoreSurfaces.All.Add(CSharp(wanted)),
        new ReportFormats(() => (report, _, writer) => Sarif.Write(report, writer)),
        Console.OpenStandardInput);

    private static CSharpSurface CSharp(CSharpReading? wanted)
    {
        if (wanted is null)
            return new CSharpSurface();
        Func<PackageStore> packages = () => new RestoredPackages(wanted.Host);
        return wanted.Evaluated is { } roots ? new CSharpSurface(packages, new MSBuildEvaluator(wanted.Host, roots, wanted.Tell)) : new CSharpSurface(packages);
    }
}
