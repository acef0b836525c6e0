using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Dockerfiles.Shell;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>pip keeps its cache in the image.</summary>
public sealed partial class PipCacheKept : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var off = new HashSet<Stage>();
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is PairsInstruction { Kind: InstructionKind.Env, Stage: { } stage } env && env.Pairs.Any(SwitchesOff))
                off.Add(stage);
            var run = instruction as RunInstruction ?? (instruction as OnbuildInstruction)?.Instruction as RunInstruction;
            if (run is null || run.HasForeignShell || run.HasCacheMount(".cache/pip") || (run.Stage is not null && run.Stage.Chain.Any(off.Contains)))
                continue;
            var script = run.Command.Script;
            var command = script.Commands.FirstOrDefault(c => PipCommand.Installs(c) && !c.HasArgument("--no-cache-dir") && !IsWrapper(c));
            if (command is null || SetInCommand(run.Command.Whole.Text))
                continue;
            var verb = command.Arguments.First(a => a.Text == "install");
            var fix = new Fix("Add --no-cache-dir", ImmutableArray.Create(new TextEdit(verb.Span.Source.At(verb.Span.Span.End, verb.Span.Span.End), " --no-cache-dir")));
            context.Report(run.Element(verb.Span, "pip install", "pip"), "the cache of pip stays in the layer", fixes: ImmutableArray.Create(fix));
        }
    }

    private static bool SwitchesOff(NameValue pair) => pair.Key.Text == "PIP_NO_CACHE_DIR" && pair.Value is { } value && IsTrue(value.Unquoted);

    private static bool IsTrue(string text) => text is "1" or "true" or "True" or "TRUE" or "on" or "On" or "ON" or "yes" or "Yes" or "YES";

    private static bool IsWrapper(ShellCommand command) =>
        command.Name.IndexOf("pipx", StringComparison.Ordinal) >= 0 || command.Name.IndexOf("pipenv", StringComparison.Ordinal) >= 0
        || (command.Name.StartsWith("python", StringComparison.Ordinal) && (command.HasSequence("-m", "pipx") || command.HasSequence("-m", "pipenv")));

    private static bool SetInCommand(string text)
    {
        const string Name = "PIP_NO_CACHE_DIR=";
        var at = text.IndexOf(Name, StringComparison.Ordinal);
        if (at < 0)
            return false;
        var value = text.Substring(at + Name.Length);
        return ((string[])["1", "true", "True", "TRUE", "on", "On", "ON", "yes", "Yes", "YES"]).Any(word => value.StartsWith(word, StringComparison.Ordinal));
    }
}
