using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>Dockerfiles: <c>Dockerfile</c>, <c>Dockerfile.web</c>, <c>web.Dockerfile</c>, and the same with Containerfile; case does not matter.</summary>
public sealed class DockerfileSurface : IEmbeddedReader
{
    // Files beside a Dockerfile that only share its name, and templates that something else makes one from.
    private static readonly string[] s_otherEndings = [".template", ".tmpl", ".tpl", ".j2", ".jinja", ".jinja2", ".erb", ".mustache", ".in", ".orig", ".bak", ".dockerignore", ".containerignore", ".md", ".go", ".cs", ".json", ".yaml", ".yml", ".py", ".js", ".ts", ".rs", ".java", ".html", ".png", ".svg"];

    /// <inheritdoc/>
    public string Name => "dockerfile";

    /// <summary>Whether a file is a Dockerfile by its name.</summary>
    public static bool IsDockerfile(string path)
    {
        var name = SourcePath.FileName(path).ToLowerInvariant();
        foreach (var ending in s_otherEndings)
            if (name.EndsWith(ending, StringComparison.Ordinal))
                return false;
        foreach (var stem in (string[])["dockerfile", "containerfile"])
        {
            if (name.EndsWith("." + stem, StringComparison.Ordinal))
                return true;
            if (name.StartsWith(stem, StringComparison.Ordinal) && (name.Length == stem.Length || !char.IsLetter(name[stem.Length])))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public ImmutableArray<SurfaceUnit> Read(SurfaceInput input, CancellationToken cancellation)
    {
        var paths = input.Files.Where(IsDockerfile).ToImmutableArray();
        var units = new SurfaceUnit[paths.Length];
        Parallel.For(
            0,
            paths.Length,
            new ParallelOptions { MaxDegreeOfParallelism = input.MaxDegreeOfParallelism, CancellationToken = cancellation },
            index => units[index] = Read(input, paths[index], cancellation));
        return units.ToImmutableArray();
    }

    private static SurfaceUnit Read(SurfaceInput input, string path, CancellationToken cancellation)
    {
        var project = new AnalyzedProject(SourcePath.FileName(path), "dockerfile", SourcePath.Directory(path), ImmutableArray.Create(path));
        var found = input.Sources.Read(path);
        if (found.Text is not { } text)
        {
            var kind = found.Status == LookupStatus.TooLarge ? NotificationKind.Limit : NotificationKind.Coverage;
            return new UnreadUnit(project, new Notification(kind, path + ": " + LookupText.Of(found)));
        }

        return Read(project, text, input.Options, cancellation);
    }

    /// <inheritdoc/>
    public SurfaceUnit ReadEmbedded(EmbeddedSource embedded, AnalyzerOptions options, CancellationToken cancellation) =>
        Read(new AnalyzedProject(embedded.Text.Embedding!.Key, "dockerfile", SourcePath.Directory(embedded.Text.Path), ImmutableArray.Create(embedded.Text.Path)), embedded.Text, options, cancellation);

    private static SurfaceUnit Read(AnalyzedProject project, SourceText text, AnalyzerOptions options, CancellationToken cancellation)
    {
        try
        {
            return new DockerfileUnit(project, DockerfileReader.Read(text, cancellation), options.Images);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new UnreadUnit(project, Notification.Crash("reading", text.Path, exception, text.At(0, 0)));
        }
    }
}

/// <summary>One Dockerfile as rules look at it.</summary>
public sealed class DockerfileUnit : SurfaceUnit
{
    private readonly PeerComments _peers;
    private readonly ImagePolicy _policy;

    /// <summary>A file as read, and what is asked of its images.</summary>
    public DockerfileUnit(AnalyzedProject project, Dockerfile file, ImagePolicy policy)
        : base(project)
    {
        File = file;
        Problems = file.Problems;
        Comments = SourceComments(file);
        _peers = new PeerComments(file);
        _policy = policy;
    }

    /// <summary>The file.</summary>
    public Dockerfile File { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation)
    {
        if (rule is not DockerfileRule dockerfileRule)
            return [];
        var context = new DockerfileContext(File, _policy, rule.Descriptor, cancellation);
        dockerfileRule.Check(context);
        return context.Findings;
    }

    /// <inheritdoc/>
    public override SourceSpan? SilencedBy(Finding finding) => _peers.Silences(finding);

    private static ImmutableArray<SourceComment> SourceComments(Dockerfile file)
    {
        var comments = ImmutableArray.CreateBuilder<SourceComment>(file.Comments.Length);
        var next = 0;
        foreach (var comment in file.Comments)
        {
            // A comment inside a continuation belongs to the instruction around it, another to the next.
            while (next < file.Instructions.Length && file.Instructions[next].Context.Span.End < comment.Span.Span.Start)
                next++;
            comments.Add(new SourceComment(comment.Span, false, next < file.Instructions.Length ? file.Instructions[next].Context : null));
        }

        return comments.ToImmutable();
    }
}
