using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is no URL.</summary>
public sealed partial class LabelNoUrl() : LabelFormatRule(LabelForm.Url, "a URL", "org.opencontainers.image.url", "org.opencontainers.image.documentation", "org.opencontainers.image.source")
{
    /// <inheritdoc/>
    protected override bool IsValid(string value) =>
        value.Length == 0 || Uri.TryCreate(value, UriKind.Absolute, out _);
}
