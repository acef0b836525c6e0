using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is empty.</summary>
public sealed partial class LabelEmpty() : LabelFormatRule(LabelForm.Text, "not empty", "org.opencontainers.image.title", "org.opencontainers.image.description", "org.opencontainers.image.version", "org.opencontainers.image.revision", "org.opencontainers.image.source", "org.opencontainers.image.url", "org.opencontainers.image.licenses", "org.opencontainers.image.authors", "org.opencontainers.image.vendor", "org.opencontainers.image.created")
{
    /// <inheritdoc/>
    protected override bool Concerns(LabelForm wanted) => true;

    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length > 0;
}
