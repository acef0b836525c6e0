using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no licence.</summary>
public sealed partial class LabelNoLicence() : LabelFormatRule(LabelForm.Licence, "an SPDX licence expression", "org.opencontainers.image.licenses")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length == 0 || value.Replace(" AND ", "/").Replace(" OR ", "/").Replace(" WITH ", "/").All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '+' or '/' or '(' or ')');
}
