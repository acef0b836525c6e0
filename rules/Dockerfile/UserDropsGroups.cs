using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>USER with a group drops the user's other groups.</summary>
public sealed partial class UserDropsGroups : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ValueInstruction { Kind: InstructionKind.User, Stage: { } stage } user || user.Value.Text.IndexOf(':') is not (var colon and > 0))
                continue;
            var name = user.Value.Text.Substring(0, colon);
            var joins = stage.Chain.SelectMany(s => s.Instructions).OfType<RunInstruction>().SelectMany(run => run.Command.Script.AllCommands).Any(command =>
                (command.Name is "usermod" or "gpasswd" && command.HasFlag("G", "a", "groups") && command.HasArgument(name))
                || (command.Name is "addgroup" or "adduser" && command.Operands() is { Length: 2 } operands && operands[0].Text == name)
                || (command.Name == "useradd" && command.HasFlag("G", "groups") && command.HasArgument(name)));
            if (joins)
                context.Report(user.Element(user.Value), $"{name} loses its other groups: USER names one group");
        }
    }
}
