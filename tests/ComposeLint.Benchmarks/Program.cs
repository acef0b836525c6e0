using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ComposeLint.Benchmarks;

// peers: whole processes beside other tools; builds: what the analyzer package costs a build. All else goes to BenchmarkDotNet: --filter '*Stages*', '*Growth*', '*Simulation*', '*Matrix*', '*Dockerfiles*'.
if (args is ["peers", ..])
    return Peers.Run(args[1..]);
if (args is ["builds", ..])
    return Builds.Run(args[1..]);

var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(Peers).Assembly).Run(args, config);
return 0;
