using System.CommandLine;

namespace ComposeLint.Cli.Commands;

/// <summary><c>schema</c>: the JSON Schema of the configuration file or of the JSON report.</summary>
internal static class SchemaCommand
{
    /// <summary>Where editors find the configuration's schema.</summary>
    public const string ConfigUri = "https://raw.githubusercontent.com/composelint/composelint/main/src/ComposeLint.Cli/Schemas/config.schema.json";

    public static Command Create(CliHost host)
    {
        var which = new Argument<string>("WHICH") { Description = "config or json", DefaultValueFactory = _ => "config" };
        which.AcceptOnlyFromAmong("config", "json");
        var command = new Command("schema", "Print the JSON Schema of the config file or JSON output") { which };
        command.SetAction(result =>
        {
            host.Out.Write(Resource.Text($"Schemas/{result.GetRequiredValue(which)}.schema.json"));
            return ExitCode.Clean;
        });
        return command;
    }
}
