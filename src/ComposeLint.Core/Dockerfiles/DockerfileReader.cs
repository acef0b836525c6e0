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
    public static Dockerfile Read(SourceText source, CancellationToken cancellation = default) =>
        Read(source, BuildInputs.None, cancellation);

    /// <summary>Reads a file as a build with arguments and named contexts sees it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="inputs">What the build is given.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Dockerfile Read(SourceText source, BuildInputs inputs, CancellationToken cancellation)
    {
        var lines = new LineReader(source, cancellation);
        lines.Read();
        var stages = StageGraph.Create(lines.Instructions);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        lines.AddProblems(problems);
        new Builder(stages, lines.Instructions, lines.Escape, inputs, problems, cancellation).Run();
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
