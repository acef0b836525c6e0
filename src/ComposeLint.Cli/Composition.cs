using ComposeLint.Analysis;
using ComposeLint.Reporting;

namespace ComposeLint.Cli;

/// <summary>What a program is put together from, besides the verbs that every one of them has.</summary>
/// <param name="Surfaces">What it reads; C# as wished, or with null nothing but the files given.</param>
/// <param name="Formats">How it reports.</param>
/// <param name="StandardInput">Opens standard input.</param>
public sealed record Composition(Func<CSharpReading?, ImmutableArray<ISurface>> Surfaces, ReportFormats Formats, Func<Stream> StandardInput);
