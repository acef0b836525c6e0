using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no semantic version.</summary>
public sealed partial class LabelNoVersion() : LabelFormatRule(LabelForm.Version, "a semantic version", "org.opencontainers.image.version")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length == 0 || (value.Split('+')[0].Split('-')[0].Split('.') is { Length: 3 } parts && parts.All(part => part.Length > 0 && part.All(c => c is >= '0' and <= '9') && (part.Length == 1 || part[0] != '0')));
}
