using System.CommandLine;
using ComposeLint.Cli.Sources;
using ComposeLint.Cli.Truth;
using ComposeLint.Knowledge;
using ComposeLint.Simulation;

namespace ComposeLint.Cli.Commands;

/// <summary><c>debug truth</c>: what the simulation predicts for cases of engine-lab, one JSON file each, in the shape of a measured truth.</summary>
internal static class DebugTruthCommand
{
    public static Command Create(CliHost host)
    {
        var files = new Argument<string[]>("files") { Description = "Cases of engine-lab", Arity = ArgumentArity.OneOrMore };
        var engine = new Option<string>("--engine") { Description = "Engine version", DefaultValueFactory = _ => EngineVersion.Newest.ToString() };
        var outDir = new Option<string>("--out-dir") { Description = "Where NAME.json goes", Required = true };
        var command = new Command("truth", "Predict what a real engine does with cases of engine-lab") { files, engine, outDir };
        command.SetAction((result, cancellation) =>
        {
            if (!EngineVersion.TryParse(result.GetValue(engine), out var version))
            {
                host.Error.WriteLine("composelint: --engine: not a version");
                return Task.FromResult(ExitCode.FellShort);
            }

            var directory = Path.GetFullPath(result.GetValue(outDir)!, host.WorkingDirectory);
            Directory.CreateDirectory(directory);
            foreach (var file in result.GetValue(files)!)
            {
                var path = Path.GetFullPath(file, host.WorkingDirectory);
                var sources = new FileSystemSourceSet(Path.GetDirectoryName(path)!, [Path.GetDirectoryName(path)!]);
                var labCase = LabCaseReader.Read(Path.GetFileName(path), sources, cancellation);
                File.WriteAllBytes(Path.Combine(directory, labCase.Name + ".json"), PredictionWriter.Write(labCase, new SimulationOptions { Engine = version }, cancellation));
            }

            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }
}
