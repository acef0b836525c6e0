namespace ComposeLint.Rules.Dockerfile;

/// <summary>apk installs packages without a version.</summary>
public sealed partial class UnpinnedApkPackage() : UnpinnedPackageRule("apk")
{
    /// <inheritdoc/>
    protected override bool IsPinned(string package) =>
        package.IndexOfAny(['=', '~', '>', '<']) >= 0 || package.EndsWith(".apk", StringComparison.Ordinal);
}
