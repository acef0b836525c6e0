#nullable enable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
namespace CliWrap { public static class Cli { public static Command Wrap(string targetFilePath) => null!; } public class Command { public Command WithArguments(string arguments) => this; public Command WithArguments(IEnumerable<string> arguments) => this; public Command WithArguments(IEnumerable<string> arguments, bool escape) => this; public Command WithArguments(Action<Builders.ArgumentsBuilder> configure) => this; public Command WithWorkingDirectory(string workingDirPath) => this; public Command WithValidation(CommandResultValidation validation) => this; public Command WithStandardOutputPipe(object pipe) => this; public Command WithStandardErrorPipe(object pipe) => this; public Task ExecuteAsync(CancellationToken token = default) => null!; } public enum CommandResultValidation { None, ZeroExitCode } }
namespace CliWrap.Builders { public class ArgumentsBuilder { public ArgumentsBuilder Add(string value) => this; } }
namespace SimpleExec { public static class Command { public static void Run(string name, string args = "", string workingDirectory = "") { } public static void Run(string name, IEnumerable<string> args, string workingDirectory = "") { } public static Task RunAsync(string name, string args = "", string workingDirectory = "") => null!; public static Task RunAsync(string name, IEnumerable<string> args, string workingDirectory = "") => null!; } }
