using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no commit.</summary>
public sealed partial class LabelNoCommit() : LabelFormatRule(LabelForm.Commit, "a commit: 7 or 40 hexadecimal digits", "org.opencontainers.image.revision")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length is 0 or 7 or 40 && value.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
