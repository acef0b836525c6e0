using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no time.</summary>
public sealed partial class LabelNoTime() : LabelFormatRule(LabelForm.Time, "a time of RFC 3339", "org.opencontainers.image.created")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length == 0 || (value.Length >= 20 && value[10] is 'T' or 't' && DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _));
}
