using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Analysis;

/// <summary>
/// Comments of a Dockerfile that silence in other tools' words: <c># hadolint ignore=DL3008,DL3009</c> before an instruction,
/// <c># hadolint global ignore=…</c> and <c># hadolint stage ignore=…</c> (before a FROM) for more, and BuildKit's <c># check=skip=…</c>,
/// as a directive or before an instruction.
/// </summary>
internal sealed class PeerComments
{
    private const string Hadolint = "hadolint:";
    private const string BuildKit = "buildkit:";

    private readonly Dictionary<string, SourceSpan> _global = new(StringComparer.Ordinal);
    private readonly List<(TextSpan Covered, string Alias, SourceSpan By)> _local = [];

    /// <summary>Reads the comments of a file.</summary>
    public PeerComments(Dockerfile file)
    {
        foreach (var directive in file.Directives)
            if (directive.Name == "check")
                AddChecks(CheckOptions.Parse(directive.Value), directive.Span, null);
        foreach (var comment in file.Comments)
            ReadHadolint(file, comment);
        foreach (var instruction in file.Instructions)
            foreach (var comment in instruction.Comments)
                if (comment.Text.StartsWith("check", StringComparison.OrdinalIgnoreCase) && comment.Text.IndexOf('=') is var equals and > 0
                    && comment.Text.Substring(0, equals).Trim().ToLowerInvariant() == "check")
                    AddChecks(CheckOptions.Parse(comment.Text.Substring(equals + 1)), comment.Span, instruction.Context.Span);
    }

    /// <summary>The comment that silences a finding; null when none does.</summary>
    public SourceSpan? Silences(Finding finding)
    {
        if (_global.Count == 0 && _local.Count == 0)
            return null;
        SourceSpan? by = null;
        // A finding that two tools share goes when either is told to be silent.
        foreach (var ids in (ImmutableArray<string>[])[finding.Rule.Aliases, finding.Rule.Honours])
            foreach (var id in ids)
                if (IsPeer(id))
                    by ??= Silence(id, finding.Subject.Span.Span);
        return by;
    }

    private static bool IsPeer(string alias) =>
        alias.StartsWith(Hadolint, StringComparison.Ordinal) || (alias.StartsWith(BuildKit, StringComparison.Ordinal) && alias != BuildKit + "ParseError");

    private SourceSpan? Silence(string alias, TextSpan place)
    {
        if (_global.TryGetValue(alias, out var everywhere) || (alias.StartsWith(BuildKit, StringComparison.Ordinal) && _global.TryGetValue(BuildKit, out everywhere)))
            return everywhere;
        foreach (var (covered, silenced, by) in _local)
            if (covered.Contains(place) && (silenced == alias || (silenced == BuildKit && alias.StartsWith(BuildKit, StringComparison.Ordinal))))
                return by;
        return null;
    }

    private void AddChecks(CheckOptions options, SourceSpan by, TextSpan? covered)
    {
        if (options.SkipAll)
            Add(BuildKit, by, covered);
        foreach (var check in options.Skip)
            Add(BuildKit + check, by, covered);
    }

    private void Add(string alias, SourceSpan by, TextSpan? covered)
    {
        if (covered is { } place)
            _local.Add((place, alias, by));
        else
            _global[alias] = by;
    }

    private void ReadHadolint(Dockerfile file, Comment comment)
    {
        if (HadolintPragma.Read(comment) is not { } pragma)
            return;
        TextSpan? covered = null;
        if (pragma.Scope != HadolintScope.File)
        {
            // hadolint takes the very next line only.
            var line = comment.Span.Start.Line + 1;
            var target = file.Instructions.FirstOrDefault(i => i.Context.Span.Start >= comment.Span.Span.End);
            if (target is null || target.Context.Start.Line != line)
                return;
            covered = pragma.Scope == HadolintScope.Stage && target is FromInstruction ? StageSpan(file, target) : target.Context.Span;
        }

        foreach (var code in pragma.Codes)
            Add(Hadolint + code, comment.Span, covered);
    }

    private static TextSpan StageSpan(Dockerfile file, Instruction from)
    {
        var last = from;
        foreach (var instruction in file.Instructions)
            if (instruction.Stage == from.Stage)
                last = instruction;
        return TextSpan.FromBounds(from.Context.Span.Start, last.Context.Span.End);
    }
}
