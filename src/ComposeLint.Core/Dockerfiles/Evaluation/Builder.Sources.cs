using System.Globalization;
using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <content>Which stage takes files from which.</content>
internal sealed partial class Builder
{
    // Every stage on one that has them gets them: what is more than this is hostile.
    private const int MostTriggers = 50;

    private readonly Dictionary<Stage, List<(Stage Stage, Instruction Instruction, SourceSpan Span)>> _sources = [];

    private void ReadSources(Stage stage)
    {
        var sources = new List<(Stage Stage, Instruction Instruction, SourceSpan Span)>();
        if (stage.IsReplaced)
            return;
        if (stage.Base is { IsReplaced: false } parent)
        {
            _isSilent = true;
            foreach (var onbuild in parent.Instructions.OfType<OnbuildInstruction>().Take(MostTriggers))
                if (onbuild.Instruction is CopyInstruction { Kind: InstructionKind.Copy, From: { Value.Length: > 0 } taken } trigger)
                    ReadCopySource(sources, trigger, taken);
            _isSilent = false;
        }

        foreach (var instruction in stage.Instructions)
        {
            if (instruction is CopyInstruction { Kind: InstructionKind.Copy, From: { Value.Length: > 0 } from })
                ReadCopySource(sources, instruction, from);
            else if (instruction is RunInstruction run)
                foreach (var mount in run.Mounts)
                    if (mount.From is { Length: > 0 } name)
                        AddSource(sources, run, name, mount.Span, name);
        }

        if (sources.Count == 0)
            return;
        _sources[stage] = sources;
        stage.Dependencies = sources.Select(source => source.Stage).Distinct().ToImmutableArray();
    }

    private void ReadCopySource(List<(Stage Stage, Instruction Instruction, SourceSpan Span)> sources, Instruction instruction, InstructionFlag from)
    {
        var name = from.Value!;
        var word = new Word(from.ToString(), from.Span);
        var expansion = Expand(instruction, word, WordExpander.NoVariables.Instance, name);
        if (expansion.Error is not null)
            return;
        if (expansion.Text != name)
        {
            Report(DockerfileProblems.CopySourceKind, instruction, word, "--from takes no variable", "define a stage with FROM and the variable, and name that");
            return;
        }

        if (int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
        {
            if (index < 0 || index >= _stages.Length)
                Report(DockerfileProblems.CopySourceKind, instruction, word, $"there is no stage {name}");
            else
                sources.Add((_stages[index], instruction, from.Span));
            return;
        }

        AddSource(sources, instruction, name, from.Span, word.Text);
    }

    private void AddSource(List<(Stage Stage, Instruction Instruction, SourceSpan Span)> sources, Instruction instruction, string name, SourceSpan span, string written)
    {
        if (_byName.TryGetValue(name.ToLowerInvariant(), out var stage))
            sources.Add((stage, instruction, span));
        else if (name != "scratch" && !_inputs.IsContext(name) && !ImageReference.TryParse(name, out _, out var fault))
            Report(DockerfileProblems.ImageReferenceKind, instruction, new Word(written, span), $"'{name}' is neither a stage nor an image's name: {fault}");
    }

    /// <summary>Finds stages that need each other by COPY --from or mounts; the builder refuses the file.</summary>
    private void CheckCycles()
    {
        var done = new HashSet<Stage>();
        foreach (var stage in _stages)
        {
            if (!_sources.TryGetValue(stage, out var sources))
                continue;
            foreach (var (source, instruction, span) in sources)
            {
                if (source.Index < stage.Index)
                    continue;
                var isCycle = Reaches(source, stage, done);
                Report(
                    isCycle ? DockerfileProblems.StageCycleKind : DockerfileProblems.CopySourceKind,
                    instruction,
                    new Word(source.Name, span),
                    source == stage ? $"{stage.Name} takes files from itself"
                        : isCycle ? $"{stage.Name} and {source.Name} take files from each other"
                        : $"{source.Name} comes later: files can be taken from earlier stages only",
                    related: ImmutableArray.Create(new Annotation(source.Span, source.Name)));
            }
        }
    }

    private bool Reaches(Stage from, Stage to, HashSet<Stage> visited)
    {
        // A later stage is looked through once for each stage that asks; the set keeps one question linear.
        visited.Clear();
        var pending = new Stack<Stage>();
        pending.Push(from);
        while (pending.Count > 0)
        {
            var stage = pending.Pop();
            if (stage == to)
                return true;
            if (!visited.Add(stage) || visited.Count > 1000 || !_sources.TryGetValue(stage, out var sources))
                continue;
            foreach (var source in sources)
                pending.Push(source.Stage);
        }

        return false;
    }
}
