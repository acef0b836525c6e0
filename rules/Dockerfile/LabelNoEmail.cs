using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no e-mail address.</summary>
public sealed partial class LabelNoEmail() : LabelFormatRule(LabelForm.Email, "an e-mail address", "maintainer")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length == 0 || value.IndexOf('@') is (var at and > 0) && at < value.Length - 1;
}
