using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Holds COPY and ADD of a stage against the build context and its .dockerignore.</summary>
internal sealed class CopyCheck(SourceSet sources, string context, string dockerfile, ImmutableDictionary<string, string?> contexts)
{
    private const string IgnoredKind = "copy-of-ignored-file";
    private const string MissingKind = "copy-of-missing-file";

    /// <summary>What would not be found.</summary>
    public IEnumerable<Problem> Check(Stage stage)
    {
        var ignore = Ignore();
        foreach (var copy in Needed(stage).SelectMany(s => s.Instructions).OfType<CopyInstruction>())
        {
            if (copy.From is { } from)
            {
                if (from.Value is { } name && contexts.TryGetValue(name.ToLowerInvariant(), out var named) && named is not null && named.IndexOf(':') < 0)
                    foreach (var source in copy.Sources)
                        if (CheckNamed(copy, source, named) is { } problem)
                            yield return problem;
                continue;
            }

            foreach (var source in copy.Sources)
                if (Check(copy, source, ignore) is { } problem)
                    yield return problem;
        }
    }

    // The stage, and all that it builds on or takes files from.
    private static IEnumerable<Stage> Needed(Stage stage)
    {
        var reached = new HashSet<Stage>();
        var pending = new Stack<Stage>();
        pending.Push(stage);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (next.IsReplaced || !reached.Add(next))
                continue;
            if (next.Base is { } parent)
                pending.Push(parent);
            foreach (var other in next.Dependencies)
                pending.Push(other);
        }

        return reached.OrderBy(s => s.Index);
    }

    // A file named like the Dockerfile comes first (docs.docker.com, build context, .dockerignore).
    private DockerIgnore? Ignore()
    {
        var found = sources.Read(dockerfile + ".dockerignore");
        if (found.Text is null)
            found = sources.Read(SourcePath.Combine(context, ".dockerignore"));
        return found.Text is { } text ? DockerIgnore.Read(text) : null;
    }

    private Problem? CheckNamed(CopyInstruction copy, Word source, string directory) =>
        IsLocal(source) ? CheckExists(copy, source, SourcePath.Normalize(directory)) : null;

    private static bool IsLocal(Word source)
    {
        var path = source.Unquoted;
        return !(source.HasVariable || CopyInstruction.IsHeredoc(source) || path.IndexOf("://", StringComparison.Ordinal) >= 0 || path.StartsWith("git@", StringComparison.Ordinal));
    }

    private Problem? Check(CopyInstruction copy, Word source, DockerIgnore? ignore)
    {
        var path = source.Unquoted;
        if (!IsLocal(source))
            return null;
        var inside = SourcePath.Normalize("/" + path).TrimStart('/');
        if (ignore is { HasExceptions: false } && (inside.Length == 0 ? ignore.ExcludesRoot : ignore.Excludes(inside) is not null))
        {
            var related = inside.Length > 0 && ignore.Excludes(inside) is { } line
                ? ImmutableArray.Create(new Annotation(line, "keeps it out"))
                : ImmutableArray<Annotation>.Empty;
            return new Problem(IgnoredKind, copy.Element(source.Span, path, "ignored." + path), $"{path} is kept out of the build context by {ignore.Source.Path}") { Related = related };
        }

        return CheckExists(copy, source, context);
    }

    private Problem? CheckExists(CopyInstruction copy, Word source, string directory)
    {
        var path = source.Unquoted;
        var inside = SourcePath.Normalize("/" + path).TrimStart('/');
        if (inside.Length == 0 || inside.IndexOfAny(['*', '?', '[']) >= 0 || !sources.DirectoryExists(directory))
            return null;
        var full = SourcePath.Combine(directory, inside);
        return sources.FileExists(full) || sources.DirectoryExists(full)
            ? null
            : new Problem(MissingKind, copy.Element(source.Span, path, "missing." + path), $"{path} is not in the build context {directory}") { Help = "when an earlier step outside the build makes it, it is there by then" };
    }
}
