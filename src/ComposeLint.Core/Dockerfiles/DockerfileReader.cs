using ComposeLint.Dockerfiles.Evaluation;
using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>
/// Reads Dockerfiles as BuildKit's parser does (moby/buildkit, frontend/dockerfile/parser), but goes on after an error. Never throws on input;
/// linear in the file's length.
/// </summary>
public static class DockerfileReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Dockerfile Read(SourceText source, CancellationToken cancellation = default)
    {
        var lines = new LineReader(source, cancellation);
        lines.Read();
        var stages = StageGraph.Create(lines.Instructions);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        lines.AddProblems(problems);
        new Builder(stages, lines.Instructions, lines.Escape, problems, cancellation).Run();
        return new Dockerfile(
            source,
            lines.Escape,
            lines.Parts.ToImmutable(),
            lines.Directives.ToImmutable(),
            lines.Comments.ToImmutable(),
            lines.Instructions.ToImmutableArray(),
            stages,
            problems.ToImmutable());
    }
}
