using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <content>What each instruction does to its stage.</content>
internal sealed partial class Builder
{
    private readonly Dictionary<Stage, Scope> _triggered = [];
    private bool _isSilent;

    /// <summary>What a stage that builds on another starts with: its result, and its triggers run (dockerfile2llb/convert.go, initOnBuildTriggers).</summary>
    private Scope Inherited(Stage parent)
    {
        if (_triggered.TryGetValue(parent, out var scope))
            return scope;
        scope = _results[parent];
        _isSilent = true;
        foreach (var instruction in parent.IsReplaced ? ImmutableArray<Instruction>.Empty : parent.Instructions)
            if (instruction is OnbuildInstruction { Instruction: { } trigger } && trigger is not (RunInstruction or OnbuildInstruction))
                scope = Run(trigger, scope);
        _isSilent = false;
        _triggered.Add(parent, scope);
        return scope;
    }

    private Scope RunStage(Stage stage, Scope scope)
    {
        var seen = new Dictionary<InstructionKind, Instruction>();
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Kind is InstructionKind.Cmd or InstructionKind.Entrypoint or InstructionKind.Healthcheck)
            {
                if (seen.TryGetValue(instruction.Kind, out var earlier))
                    Report(DockerfileProblems.OverriddenKind, earlier, earlier.Keyword, $"this {earlier.Name} has no effect: a later one of the stage replaces it", related: ImmutableArray.Create(new Annotation(instruction.Span, "this one counts")));
                seen[instruction.Kind] = instruction;
            }

            scope = Run(instruction, scope);
        }

        return scope;
    }

    private Scope Run(Instruction instruction, Scope scope)
    {
        switch (instruction)
        {
            case PairsInstruction { Kind: InstructionKind.Arg } arguments:
                return RunArguments(arguments, scope);
            case PairsInstruction pairs:
                return RunPairs(pairs, scope);
            case CopyInstruction copy:
                RunCopy(copy, scope);
                return scope;
            case ListInstruction { Kind: InstructionKind.Expose } expose:
                return RunExpose(expose, scope);
            case ListInstruction volume:
                foreach (var item in volume.Items)
                    Use(volume, item, scope);
                return scope;
            case ValueInstruction { Kind: not InstructionKind.Maintainer } value:
                return RunValue(value, scope);
            case CommandInstruction command:
                return RunCommand(command, scope);
            case HealthcheckInstruction healthcheck:
                return scope with { Image = scope.Image with { Healthcheck = healthcheck } };
            case RunInstruction run:
                run.HasForeignShell = IsForeign(scope.Image.Shell);
                RunMounts(run, scope);
                return scope;
            case OnbuildInstruction { Instruction: RunInstruction trigger }:
                trigger.HasForeignShell = IsForeign(scope.Image.Shell);
                return scope;
            default:
                return scope;
        }
    }

    private static bool IsForeign(CommandInstruction? shell)
    {
        if (shell is null || shell.Command.Words.IsEmpty)
            return false;
        var name = shell.Command.Words[0].Text;
        name = name.Substring(name.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        return name is "pwsh" or "powershell" or "cmd" or "pwsh.exe" or "powershell.exe" or "cmd.exe";
    }

    private Expansion Use(Instruction instruction, Word word, Scope scope, string? text = null)
    {
        if (!word.HasVariable && text is null && word.Text.IndexOfAny(['\'', '"', '\\', '`', '<']) < 0)
            return Expansion.Plain(word.Text);
        var expansion = Expand(instruction, word, scope, text);
        ReportUndefined(instruction, word, expansion, scope);
        return expansion;
    }

    private void ReportUndefined(Instruction instruction, Word word, Expansion expansion, Scope scope)
    {
        foreach (var name in expansion.Unmatched)
        {
            if (scope.Arguments.Contains(name) || name is "BUILDKIT_SBOM_SCAN_CONTEXT" or "BUILDKIT_SBOM_SCAN_STAGE")
                continue;
            var near = Spelling.Nearest(name, scope.Variables.Keys);
            Report(DockerfileProblems.UndefinedVariableKind, instruction, Part(word, name), $"{name} is used, but nothing before it in the stage sets it", near is null ? null : "did you mean $" + near + "?");
        }
    }

    private Scope RunArguments(PairsInstruction arguments, Scope scope)
    {
        foreach (var pair in arguments.Pairs)
        {
            var name = pair.Key.Text;
            var variables = scope.Variables;
            if (_inputs.Arguments.TryGetValue(name, out var given))
                variables = variables.SetItem(name, (given ?? "", given is not null));
            else if (pair.Value is { } value)
            {
                var expansion = Use(arguments, value, scope);
                variables = variables.SetItem(name, (expansion.Text, scope.IsKnown(expansion)));
            }
            else if (_global.Value(name) is { } inherited)
                variables = variables.SetItem(name, (inherited, _global.IsKnown(name)));
            scope = scope with { Variables = variables, Arguments = scope.Arguments.Add(name) };
        }

        return scope;
    }

    private Scope RunPairs(PairsInstruction pairs, Scope scope)
    {
        var variables = scope.Variables;
        var environment = scope.Image.Environment;
        foreach (var pair in pairs.Pairs)
        {
            var key = Use(pairs, pair.Key, scope).Text;
            if (pair.Value is not { } value)
                continue;
            var expansion = Use(pairs, value, scope);
            if (pairs.Kind != InstructionKind.Env)
                continue;
            variables = variables.SetItem(key, (expansion.Text, scope.IsKnown(expansion)));
            environment = environment.SetItem(key, scope.Locate(value, expansion));
        }

        return pairs.Kind != InstructionKind.Env ? scope : scope with { Variables = variables, Image = scope.Image with { Environment = environment } };
    }

    private void RunCopy(CopyInstruction copy, Scope scope)
    {
        foreach (var flag in copy.Flags)
            if (flag.Name is "chown" or "chmod" or "checksum" && flag.Value is { } value)
            {
                var expansion = Use(copy, new Word(flag.ToString(), flag.Span), scope, value);
                if (flag.Name == "chmod" && expansion.Error is null && !IsMode(expansion.Text))
                    Report(DockerfileProblems.FlagValueKind, copy, new Word(flag.ToString(), flag.Span), $"--chmod: '{expansion.Text}' is no mode: octal digits up to 7777, or like u=rwX,go=rX");
            }

        if (copy.Flag("checksum") is { Value.Length: > 0 } checksum && (copy.Sources.Length != 1 || !(copy.Sources[0].HasVariable || IsRemote(copy.Sources[0].Unquoted))))
            Report(DockerfileProblems.FlagValueKind, copy, new Word(checksum.ToString(), checksum.Span), "--checksum is for one source, by http or git");
        foreach (var source in copy.Sources)
        {
            if (CopyInstruction.IsHeredoc(source))
                continue;
            var expansion = Use(copy, source, scope);
            if (copy.Kind == InstructionKind.Copy && IsRemote(expansion.Text))
                Report(DockerfileProblems.CopySourceKind, copy, source, "COPY takes no URL; ADD does");
        }

        if (copy.Destination is { } destination)
            Use(copy, destination, scope);
        foreach (var heredoc in copy.Heredocs)
        {
            if (!heredoc.Expands)
                continue;
            var content = heredoc.Content;
            if (content.IndexOf('$') < 0)
                continue;
            var expansion = _bodies.Expand(content, scope);
            var word = new Word(heredoc.Name, heredoc.Body);
            if (expansion.Error is { } error)
                Report(DockerfileProblems.SyntaxKind, copy, word, $"the here-document {heredoc.Name} cannot be expanded: {error}");
            ReportUndefined(copy, word, expansion, scope);
        }
    }

    private static bool IsRemote(string source) =>
        source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal)
        || source.StartsWith("git://", StringComparison.Ordinal) || source.StartsWith("ssh://", StringComparison.Ordinal)
        || (source.StartsWith("git@", StringComparison.Ordinal) && source.IndexOf(':') > 0);

    private static bool IsMode(string mode)
    {
        if (mode.Length == 0)
            return true;
        if (mode[0] is >= '0' and <= '9')
            return mode.Length <= 8 && mode.All(c => c is >= '0' and <= '7') && mode.TrimStart('0').Length <= 4;
        return mode.All(c => c is 'u' or 'g' or 'o' or 'a' or 'r' or 'w' or 'x' or 'X' or 's' or 't' or '+' or '-' or '=' or ',') && mode.IndexOfAny(['+', '-', '=']) >= 0;
    }

    private Scope RunExpose(ListInstruction expose, Scope scope)
    {
        var ports = scope.Image.Ports.ToBuilder();
        foreach (var item in expose.Items)
        {
            var expansion = Expand(expose, item, scope);
            if (expansion.Error is not null)
                continue;
            foreach (var text in _expander.Split(item.Text, scope))
            {
                var port = PortSpec.Parse(text, out var kind, out var fault);
                if (fault is not null)
                    Report(kind, expose, item, text == item.Text ? $"EXPOSE {text}: {fault}" : $"EXPOSE {item} becomes {text}: {fault}");
                if (port.Protocol.ToLowerInvariant() != port.Protocol && kind != DockerfileProblems.PortProtocolKind)
                    Report(DockerfileProblems.PortProtocolCaseKind, expose, item, $"the protocol of {text} is not in lower case");
                if (port.HasHost && kind != DockerfileProblems.PortProtocolKind)
                    Report(DockerfileProblems.HostPortKind, expose, item, $"EXPOSE {text} names an address or a port of the host, which EXPOSE cannot publish");
                if (fault is null && expansion.Unmatched.IsEmpty)
                    ports.Add(new ExposedPort(port.First, port.Last, port.Protocol.ToLowerInvariant(), item, expose));
            }
        }

        return scope with { Image = scope.Image with { Ports = ports.ToImmutable() } };
    }

    private Scope RunValue(ValueInstruction value, Scope scope)
    {
        var expansion = Use(value, value.Value, scope);
        switch (value.Kind)
        {
            case InstructionKind.User:
                return scope with { Image = scope.Image with { User = scope.Locate(value.Value, expansion) } };
            case InstructionKind.StopSignal:
                if (expansion.Error is null && value.Value.Text.Length > 0 && !Signals.IsKnown(expansion.Text))
                    Report(DockerfileProblems.SignalKind, value, value.Value, $"'{expansion.Text}' is no signal");
                return scope;
            default:
                if (!scope.HasWorkdir && expansion.Error is null && value.Value.Text.Length > 0 && !IsAbsolute(value, expansion.Text))
                    Report(DockerfileProblems.RelativeWorkdirKind, value, value.Value, $"WORKDIR {value.Value} is relative to whatever directory the base image works in");
                return scope with { HasWorkdir = true, Image = scope.Image with { Workdir = Join(scope, value, expansion) } };
        }
    }

    private static Located<string> Join(Scope scope, ValueInstruction value, Expansion expansion)
    {
        var path = scope.Locate(value.Value, expansion);
        if (!path.TryGet(out var text) || text.StartsWith("/", StringComparison.Ordinal))
            return path;
        return scope.Image.Workdir is { } parent && parent.TryGet(out var directory)
            ? new Located<string>(SourcePath.Combine(directory, text), value.Value.Span)
            : Located<string>.Unknown("it is relative to a directory that is not known", value.Value.Span);
    }

    private static bool IsAbsolute(Instruction instruction, string path)
    {
        if (path.StartsWith("/", StringComparison.Ordinal) || HasDrive(path))
            return true;
        return path.StartsWith("\\", StringComparison.Ordinal) && instruction.Stage?.From.Platform?.Value?.StartsWith("windows", StringComparison.OrdinalIgnoreCase) == true;
    }

    // BuildKit asks the platform it builds for; a drive says by itself that this is Windows, where most Dockerfiles name no platform.
    private static bool HasDrive(string path) => path.Length > 2 && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && path[1] == ':' && (path[2] is '\\' or '/');

    private Scope RunCommand(CommandInstruction command, Scope scope)
    {
        if (command.Kind == InstructionKind.Shell)
            return scope with { Image = scope.Image with { Shell = command } };
        if (!command.Command.IsExec && scope.Image.Shell is null)
            Report(DockerfileProblems.ShellFormKind, command, command.Keyword, $"{command.Name} in shell form is started by /bin/sh -c: where the shell stays, it is process 1 and passes no signals on");
        return scope with
        {
            Image = command.Kind == InstructionKind.Cmd ? scope.Image with { Cmd = command } : scope.Image with { Entrypoint = command },
        };
    }

    private void RunMounts(RunInstruction run, Scope scope)
    {
        foreach (var mount in run.Mounts)
        {
            foreach (var option in mount.Options)
                if (option.Value is { Length: > 0 } value)
                    Use(run, new Word(option.Key + "=" + value, mount.Span), scope, value);
            if (MountOptions.Fault(mount) is { } fault)
                Report(DockerfileProblems.FlagValueKind, run, new Word("--mount", mount.Span), "--mount: " + fault);
        }
    }
}
