using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Evaluation;

/// <summary>
/// Goes through the stages as the builder would with the build arguments given and every stage wanted (moby/buildkit,
/// frontend/dockerfile/dockerfile2llb): what each variable is, what each image says, and what is refused or warned of.
/// </summary>
internal sealed partial class Builder
{
    private readonly ImmutableArray<Stage> _stages;
    private readonly List<Instruction> _instructions;
    private readonly ImmutableArray<Problem>.Builder _problems;
    private readonly CancellationToken _cancellation;
    private readonly BuildInputs _inputs;
    private readonly WordExpander _expander;
    private readonly WordExpander _bodies = new('\\') { IgnoreQuotes = true };
    private readonly GlobalArguments _global;
    private readonly Dictionary<string, Stage> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Stage, Scope> _results = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    public Builder(ImmutableArray<Stage> stages, List<Instruction> instructions, char escape, BuildInputs inputs, ImmutableArray<Problem>.Builder problems, CancellationToken cancellation)
    {
        _stages = stages;
        _instructions = instructions;
        _problems = problems;
        _cancellation = cancellation;
        _inputs = inputs;
        _expander = new WordExpander(escape);
        _global = new GlobalArguments(stages.IsEmpty ? null : stages[stages.Length - 1].StageName);
    }

    public void Run()
    {
        ReadGlobals();
        if (_stages.IsEmpty)
        {
            // What stands before a FROM that never comes is told of already.
            if (_instructions.Count > 0 && _instructions.All(instruction => instruction.Kind is InstructionKind.Arg or InstructionKind.Unknown))
                Report(DockerfileProblems.NoStageKind, _instructions[0], _instructions[0].Keyword, "no FROM: there is no stage to build");
            return;
        }

        foreach (var stage in _stages)
            ReadBase(stage);
        foreach (var stage in _stages)
            ReadSources(stage);
        CheckCycles();
        foreach (var stage in _stages)
        {
            _cancellation.ThrowIfCancellationRequested();
            var scope = stage.Base is { } parent && _results.ContainsKey(parent) ? Inherited(parent) : Scope.Start;
            var result = RunStage(stage, scope);
            if (stage.IsReplaced)
                result = Scope.Start;
            _results[stage] = result;
            stage.Result = result.Image;
        }
    }

    private void ReadGlobals()
    {
        foreach (var instruction in _instructions)
        {
            if (instruction is FromInstruction)
                return;
            if (instruction is PairsInstruction { Kind: InstructionKind.Arg } arguments)
            {
                foreach (var pair in arguments.Pairs)
                {
                    if (_inputs.Arguments.TryGetValue(pair.Key.Text, out var argument))
                    {
                        _global.Declare(pair.Key.Text, argument ?? "", argument is not null);
                        continue;
                    }

                    var expansion = pair.Value is { } value ? Expand(instruction, value, _global) : default;
                    var isKnown = pair.Value is not null && expansion.Unmatched.IsEmpty && expansion.Matched.All(_global.IsKnown);
                    _global.Declare(pair.Key.Text, pair.Value is null ? null : expansion.Text, isKnown);
                }
            }
            else if (instruction.Kind != InstructionKind.Unknown)
                Report(DockerfileProblems.BeforeFromKind, instruction, instruction.Keyword, instruction.Name + " stands before the first FROM: only ARG may");
        }
    }

    private void ReadBase(Stage stage)
    {
        var from = stage.From;
        var expansion = Expand(from, from.Image, _global);
        ReportUndeclared(from, from.Image, expansion);
        var name = expansion.Text;
        var isKnown = expansion.Unmatched.IsEmpty && expansion.Matched.All(_global.IsKnown);
        stage.BaseImage = isKnown && expansion.Error is null
            ? new Located<string>(name, from.Image.Span)
            : Located<string>.Unknown("a variable in it has no value in the file", from.Image.Span);
        if (expansion.Error is null && from.Image.Text.Length > 0)
            CheckBase(stage, name, expansion);
        if (from.Platform is { Value: { } platform } flag)
            CheckPlatform(stage, flag, platform);
        if (stage.StageName is not { } own)
            return;
        _byName[own] = stage;
        // A context of a stage's own name takes its place (dockerfile2llb/convert.go, namedContext of st.Name).
        if (_inputs.IsContext(own))
        {
            stage.IsReplaced = true;
            stage.Base = null;
            TakeContext(stage, own);
        }
    }

    private void TakeContext(Stage stage, string name)
    {
        stage.NamedContext = name.ToLowerInvariant();
        stage.BaseImage = _inputs.ContextImage(name) is { } image
            ? new Located<string>(image, stage.From.Image.Span)
            : Located<string>.Unknown("a named context takes its place", stage.From.Image.Span);
    }

    private void CheckBase(Stage stage, string name, Expansion expansion)
    {
        var from = stage.From;
        var isValid = ImageReference.TryParse(name, out _, out var fault) || _inputs.IsContext(name);
        if (!isValid && !expansion.Unmatched.Concat(expansion.Matched).Any())
            fault = $"'{name}' is not an image's name: {fault}";
        if (!isValid)
        {
            var written = expansion.Matched.IsEmpty && expansion.Unmatched.IsEmpty ? $"'{from.Image}' is no valid base image: {fault}" : $"with the defaults of the ARGs before it, '{from.Image}' is no valid base image: {(name.Length == 0 ? "it is empty" : fault)}";
            Report(DockerfileProblems.InvalidFromDefaultKind, from, from.Image, written);
        }

        // An ARG without a default is a question to who builds, not a fault.
        if (name.Length == 0 || (!isValid && expansion.Unmatched.Any(_global.IsDeclared)))
        {
            Report(DockerfileProblems.BlankBaseKind, from, from.Image, $"'{from.Image}' is {(name.Length == 0 ? "empty" : "no image's name")} unless the build gives an argument");
            return;
        }

        if (_byName.TryGetValue(name, out var parent))
            stage.Base = parent;
        else if (_inputs.IsContext(name))
            TakeContext(stage, name);
        else if (!isValid)
            Report(DockerfileProblems.ImageReferenceKind, from, from.Image, expansion.Matched.IsEmpty && expansion.Unmatched.IsEmpty ? fault! : $"'{from.Image}' becomes '{name}', which is no image's name: {fault}");
    }

    private void CheckPlatform(Stage stage, InstructionFlag flag, string platform)
    {
        var from = stage.From;
        var word = new Word(flag.ToString(), flag.Span);
        var expansion = Expand(from, word, _global, platform);
        ReportUndeclared(from, word, expansion);
        if (expansion.Error is not null)
            return;
        var parsed = PlatformName.Parse(expansion.Text);
        if (expansion.Matched.Length == 1 && expansion.Unmatched.IsEmpty && expansion.Matched[0] == "TARGETPLATFORM" && expansion.Text == "linux/amd64")
            Report(DockerfileProblems.RedundantPlatformKind, from, word, $"--platform={platform} says what happens anyway");
        if (parsed is null)
            Report(DockerfileProblems.PlatformKind, from, word, expansion.Text.Length == 0 ? $"the platform '{platform}' is empty" : $"'{expansion.Text}' is no platform");
        else if (expansion.Matched.IsEmpty && expansion.Unmatched.IsEmpty
            && !Names(stage, parsed.Value.System) && !Names(stage, parsed.Value.Architecture))
            Report(DockerfileProblems.ConstantPlatformKind, from, word, $"the stage is built for {expansion.Text}, whatever platform the build asks for");

        static bool Names(Stage stage, string part) => (stage.StageName ?? "").IndexOf(part, StringComparison.Ordinal) >= 0;
    }

    private void ReportUndeclared(FromInstruction from, Word word, Expansion expansion)
    {
        foreach (var name in expansion.Unmatched)
        {
            if (_global.IsDeclared(name))
                continue;
            var near = Spelling.Nearest(name, _global.Names);
            Report(DockerfileProblems.UndefinedFromArgumentKind, from, Part(word, name), $"no ARG before the first FROM declares {name}", near is null ? null : "did you mean " + near + "?");
        }
    }

    private Expansion Expand(Instruction instruction, Word word, IVariables variables, string? text = null)
    {
        var expansion = _expander.Expand(text ?? word.Text, variables);
        if (expansion.Error is { } error)
            Report(DockerfileProblems.SyntaxKind, instruction, word, $"'{Short(word.Text)}' cannot be expanded: {error}");
        return expansion;
    }

    private static string Short(string text) => text.Length > 60 ? text.Substring(0, 60) + "…" : text;

    /// <summary>Where a variable stands in a word.</summary>
    private static Word Part(Word word, string variable)
    {
        var written = word.Span.Text;
        foreach (var mark in (string[])["${" + variable, "$" + variable])
        {
            var at = written.IndexOf(mark, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var start = word.Span.Span.Start + at;
            var end = start + mark.Length;
            if (mark[1] == '{' && end < word.Span.Span.End && word.Span.Source.Text[end] == '}')
                end++;
            return new Word("$" + variable, word.Span.Source.At(start, end));
        }

        return new Word("$" + variable, word.Span);
    }

    // Silent while triggers run: what is wrong in one was told where it stands.
    private void Report(string kind, Instruction instruction, Word at, string message, string? help = null, ImmutableArray<Annotation> related = default)
    {
        if (_isSilent)
            return;
        // Two problems of a kind on equal words of one instruction must not have one identity.
        var key = kind + "." + Short(at.Text);
        var full = instruction.Key + "." + key;
        _keys.TryGetValue(full, out var count);
        _keys[full] = count + 1;
        if (count > 0)
            key += "#" + count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _problems.Add(new Problem(kind, instruction.Element(at.Span, Short(at.Text), key), message)
        {
            Help = help,
            Related = related.IsDefault ? ImmutableArray<Annotation>.Empty : related,
        });
    }
}
