using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Whose layers are kept.</summary>
/// <param name="file">The Dockerfile.</param>
internal sealed class FinalStages(ComposeLint.Dockerfiles.Dockerfile file)
{
    // Made once: a file of thousands of stages asks for each of its RUNs.
    private readonly Lazy<HashSet<string>> _bases = new(() => new HashSet<string>(file.Stages.Select(stage => WrittenImage.Read(stage.From.Image.Text).Name), StringComparer.Ordinal));

    /// <summary>Whether what a RUN writes stays in the final image or in the base of another stage.</summary>
    public bool Keeps(RunInstruction run) =>
        run.Trigger is not null || run.Stage is not { } stage || stage.Index == file.Stages.Length - 1 || (stage.From.Alias is { } alias && _bases.Value.Contains(alias.Text));
}
