using System.Text;
using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Cli.Running;

/// <summary>A fix of a finding.</summary>
/// <param name="Finding">What it mends.</param>
/// <param name="Fix">How.</param>
internal sealed record OfferedFix(Finding Finding, Fix Fix)
{
    /// <summary>The files it changes.</summary>
    public IEnumerable<SourceText> Files => Fix.Edits.Select(edit => edit.Span.Source).DistinctBy(source => source.Path, StringComparer.Ordinal);

    /// <summary>The place of its first edit.</summary>
    public SourceSpan First => Fix.Edits.Min(edit => edit.Span);
}

/// <summary>A fix that is not made.</summary>
/// <param name="Offer">The fix.</param>
/// <param name="Reason">Why not.</param>
internal sealed record RefusedFix(OfferedFix Offer, string Reason);

/// <summary>Which fixes are made together.</summary>
/// <param name="Accepted">Those that are, in file order; no two touch.</param>
/// <param name="Refused">Those that cannot be.</param>
/// <param name="Overlapping">How many wait for the next run, since another fix changes the same place.</param>
/// <param name="Unsafe">How many findings have only a fix that changes behaviour, which was not asked for.</param>
internal sealed record FixPlan(ImmutableArray<OfferedFix> Accepted, ImmutableArray<RefusedFix> Refused, int Overlapping, int Unsafe)
{
    /// <summary>The files that change, in order.</summary>
    public ImmutableArray<SourceText> Files =>
        [.. Accepted.SelectMany(offer => offer.Files).DistinctBy(source => source.Path, StringComparer.Ordinal).OrderBy(source => source.Path, StringComparer.Ordinal)];

    /// <summary>Whether something could be mended that this plan does not.</summary>
    public bool LeavesSome => Refused.Length + Overlapping + Unsafe > 0;

    /// <summary>Chooses among the fixes of findings: of two that touch, the first in file order.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="withUnsafe">Whether fixes that change behaviour are wanted.</param>
    /// <param name="refusal">Why a file may not be changed; null when it may.</param>
    public static FixPlan Of(IEnumerable<Finding> findings, bool withUnsafe, Func<SourceText, string?> refusal)
    {
        var accepted = ImmutableArray.CreateBuilder<OfferedFix>();
        var refused = ImmutableArray.CreateBuilder<RefusedFix>();
        var taken = new Dictionary<string, List<TextEdit>>(StringComparer.Ordinal);
        var overlapping = 0;
        var fixable = findings.Where(finding => finding.Fixes.Any(fix => !fix.Edits.IsEmpty)).ToList();
        var offers = fixable
            .Select(finding => (Finding: finding, Fix: finding.Fixes.Where(fix => !fix.Edits.IsEmpty).OrderBy(fix => fix.BreaksWhat is not null).First()))
            .Where(pair => withUnsafe || pair.Fix.BreaksWhat is null)
            .Select(pair => new OfferedFix(pair.Finding, pair.Fix))
            .ToList();
        foreach (var offer in offers.OrderBy(offer => offer.First))
        {
            // Two findings, or one in two projects, may ask for the same.
            if (offer.Fix.Edits.All(edit => EditsOf(edit).Contains(edit)))
                continue;
            if ((Provenance(offer.Finding.Subject.Origin) ?? offer.Files.Select(refusal).FirstOrDefault(reason => reason is not null)) is { } reason)
            {
                refused.Add(new RefusedFix(offer, reason));
            }
            else if (offer.Fix.Edits.Any(edit => EditsOf(edit).Exists(other => Touch(edit.Span.Span, other.Span.Span))))
            {
                overlapping++;
            }
            else
            {
                foreach (var edit in offer.Fix.Edits)
                    EditsOf(edit).Add(edit);
                accepted.Add(offer);
            }
        }

        return new FixPlan(accepted.ToImmutable(), refused.ToImmutable(), overlapping, fixable.Count - offers.Count);

        List<TextEdit> EditsOf(TextEdit edit) => taken.TryGetValue(edit.Span.Source.Path, out var edits) ? edits : taken[edit.Span.Source.Path] = [];
    }

    /// <summary>The plan without the fixes that change a file.</summary>
    /// <param name="reasons">Why not, by path.</param>
    public FixPlan Without(IReadOnlyDictionary<string, string> reasons)
    {
        var refused = Accepted
            .Select(offer => (Offer: offer, Path: offer.Files.Select(source => source.Path).FirstOrDefault(reasons.ContainsKey)))
            .Where(pair => pair.Path is not null)
            .Select(pair => new RefusedFix(pair.Offer, reasons[pair.Path!]))
            .ToList();
        return this with { Accepted = [.. Accepted.Except(refused.Select(item => item.Offer))], Refused = [.. Refused, .. refused] };
    }

    /// <summary>The edits of one file, in order; new lines end as the file's first one does.</summary>
    public ImmutableArray<TextEdit> EditsOf(SourceText source)
    {
        var firstBreak = source.Text.IndexOf('\n', StringComparison.Ordinal);
        var isDos = firstBreak > 0 && source.Text[firstBreak - 1] == '\r';
        return
        [
            .. Accepted.SelectMany(offer => offer.Fix.Edits).Where(edit => edit.Span.Source.Path == source.Path).OrderBy(edit => edit.Span)
                .Select(edit => isDos ? edit with { NewText = edit.NewText.ReplaceLineEndings("\r\n") } : edit),
        ];
    }

    /// <summary>A file's text afterwards.</summary>
    public string Apply(SourceText source)
    {
        var result = new StringBuilder(source.Text.Length + 64);
        var position = 0;
        foreach (var edit in EditsOf(source))
        {
            result.Append(source.Text, position, edit.Span.Span.Start - position).Append(edit.NewText);
            position = edit.Span.Span.End;
        }

        return result.Append(source.Text, position, source.Text.Length - position).ToString();
    }

    // An insertion at another's edge counts: which of the two texts comes first would be chance.
    private static bool Touch(TextSpan one, TextSpan other) =>
        one.OverlapsWith(other) || ((one.IsEmpty || other.IsEmpty) && one.Start <= other.End && other.Start <= one.End);

    // What stands there is not what was found, or others use it too: an edit would change more than the finding is about.
    private static string? Provenance(Origin? origin) => origin is null ? null : origin.Kind switch
    {
        OriginKind.Alias => $"it came through the alias at {origin.At}",
        OriginKind.MergeKey => $"it came through the merge key at {origin.At}",
        OriginKind.Interpolation or OriginKind.InterpolationDefault => $"a variable decides it at {origin.At}",
        OriginKind.Override => $"it was merged from several files at {origin.At}",
        OriginKind.Extends => $"it is inherited by extends at {origin.At}",
        OriginKind.Include => $"it is brought by include at {origin.At}",
        _ => "nobody wrote it",
    };
}
