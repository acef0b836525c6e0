using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>What one load gathers on its way: files read, problems, and the first that Compose would refuse.</summary>
internal sealed class LoadSession(LoadRequest request, SourceSet files, CancellationToken cancellationToken)
{
    /// <summary>How many ports short entries may expand to in one project.</summary>
    private const int PortBudget = 70_000;

    private readonly Dictionary<string, ComposeFile?> _read = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Key, SourceSpan Span)> _seen = [];
    private readonly List<Problem> _problems = [];
    private readonly List<ComposeFile> _composeFiles = [];
    private int _ports;

    /// <summary>What was asked for.</summary>
    public LoadRequest Request => request;

    /// <summary>Where text comes from.</summary>
    public SourceSet Files => files;

    /// <summary>The variables that were taken from env files and the environment.</summary>
    public HashSet<VariableValue> TakenVariables { get; } = [];

    /// <summary>Whether unset variables are unknown.</summary>
    public bool IsAnalysis => request.Reading == LoadReading.Analysis;

    /// <summary>Whether it is loaded as <c>docker stack deploy</c> does.</summary>
    public bool IsStack => request.Dialect == Binding.ComposeDialect.Stack;

    /// <summary>Problems in the order met.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The problems that Compose would refuse the project for, with Compose's messages.</summary>
    public List<Problem> Refusals { get; } = [];

    /// <summary>Why services may be missing; null when none are.</summary>
    public string? Gap { get; set; } = request.IsFragment ? "it is a fragment, and the files that it is merged with are not all known" : null;

    /// <summary>What services extend, by their name: merging takes the key itself away.</summary>
    public Dictionary<string, ComposeReference> Extends { get; } = new(StringComparer.Ordinal);

    /// <summary>The Compose files in the order read.</summary>
    public IReadOnlyList<ComposeFile> ComposeFiles => _composeFiles;

    /// <summary>Notes a problem once per place.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="message">The sentence for the user.</param>
    /// <param name="refusal">Compose's own message where it would refuse the project; null where it would not.</param>
    /// <param name="help">What to do about it.</param>
    /// <param name="related">Other places that show it.</param>
    public void Report(string kind, IElement subject, string message, string? refusal = null, string? help = null, ImmutableArray<Annotation> related = default)
    {
        var problem = new Problem(kind, subject, message) { Help = help, Related = related.IsDefault ? ImmutableArray<Annotation>.Empty : related };
        if (_seen.Add((kind, subject.Key, subject.Span)))
            _problems.Add(problem);
        // Compose shows values of the environment; what people read of an analysis does not.
        if (refusal is not null)
            Refusals.Add(IsAnalysis && Nodes.IsFromEnvironment(subject.Origin) ? problem : problem with { Message = refusal });
    }

    /// <summary>Notes which service another extends.</summary>
    public void NoteExtends(string service, YamlScalar reference, SourceSpan context)
    {
        var target = reference.UnknownReason is { } reason
            ? Located<string>.Unknown(reason, reference.Span, reference.Origin)
            : new Located<string>(reference.Value, reference.Span, reference.Origin);
        Extends[service] = new ComposeReference
        {
            Span = reference.Span,
            Context = context,
            Name = Shown(reference),
            Key = $"services.{service}.extends",
            Origin = reference.Origin,
            Target = target,
        };
    }

    /// <summary>Takes over what a parser found.</summary>
    public void ReportAll(ImmutableArray<Problem> problems)
    {
        foreach (var problem in problems)
        {
            if (_seen.Add((problem.Kind, problem.Subject.Key, problem.Subject.Span)))
                _problems.Add(problem);
        }
    }

    /// <summary>A text for a message: as written where its value came from the environment.</summary>
    public string Shown(YamlScalar scalar) =>
        scalar.Tag == Nodes.ResolvedPath || (IsAnalysis && (scalar.UnknownReason is not null || Nodes.IsFromEnvironment(scalar.Origin)))
            ? scalar.Span.Text.Trim('"', '\'')
            : scalar.Value;

    /// <summary>Reads a Compose file once; null (with a problem at <paramref name="at"/>) when it cannot be read.</summary>
    /// <param name="path">Its path, as the source set takes it.</param>
    /// <param name="role">How it comes into the project.</param>
    /// <param name="at">The scalar that names it; null for a file that was given.</param>
    /// <param name="context">What holds that scalar.</param>
    public ComposeFile? ReadCompose(string path, ComposeFileRole role, YamlScalar? at, SourceSpan context)
    {
        cancellationToken.ThrowIfCancellationRequested();
        path = SourcePath.Normalize(path);
        if (_read.TryGetValue(path, out var known))
            return known;
        var lookup = files.Read(path);
        ComposeFile? file = null;
        if (lookup.Text is { } text && lookup.Status == LookupStatus.Found)
        {
            file = new ComposeFile(text, ParsedFiles.Of(text, cancellationToken), role);
            _composeFiles.Add(file);
            ReportAll(file.Problems);
        }
        else
        {
            ReportMissing(path, lookup, at, context);
        }

        _read[path] = file;
        return file;
    }

    /// <summary>
    /// Notes that a file could not be read, at the scalar that names it; <paramref name="where"/> is what names it, as a key. One that the host
    /// was not given may well be there: no problem.
    /// </summary>
    public void ReportMissing(string path, SourceLookup lookup, YamlScalar? at, SourceSpan context, string? refusal = null, string where = "file")
    {
        if (lookup.Status == LookupStatus.NotGiven)
            return;
        var reason = lookup.Status switch
        {
            LookupStatus.Missing => "no such file",
            LookupStatus.OutsideRoot => "it lies outside the directories that may be read",
            LookupStatus.TooLarge => "it is larger than 10 MiB",
            LookupStatus.NotAFile => "it is not a regular file",
            LookupStatus.NotText => "it is not text",
            _ => "the system refuses to read it",
        };
        var name = at is null ? path : Shown(at);
        var span = at?.Span ?? new SourceText(path, "").At(0, 0);
        refusal ??= $"open {files.FullPath(path)}: {(lookup.Status == LookupStatus.NotAFile ? "is a directory" : "no such file or directory")}";
        var subject = new Element(span, at is null ? span : context, name, where + "." + name, at?.Origin);
        if (lookup.Status == LookupStatus.Missing && TemplateName.Beside(files, path) is { } template)
            Report("file-to-be-created", subject, $"{name} is not there yet: it is made from {template} beside it", refusal);
        else
            Report("missing-file", subject, $"cannot read {name}: {reason}", refusal);
    }

    /// <summary>Whether so many more ports may be made; a problem at the entry when not.</summary>
    public bool SpendPorts(int count, YamlScalar entry, IElement subject)
    {
        _ports += count;
        if (_ports <= PortBudget)
            return true;
        _ports -= count;
        Report("yaml-limit", subject, $"the project publishes more than {PortBudget} ports; {entry.Value} is not expanded");
        return false;
    }
}
