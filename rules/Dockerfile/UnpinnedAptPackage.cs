namespace ComposeLint.Rules.Dockerfile;

/// <summary>apt-get installs packages without a version.</summary>
public sealed partial class UnpinnedAptPackage() : UnpinnedPackageRule("apt")
{
    /// <inheritdoc/>
    protected override bool IsPinned(string package) =>
        package.IndexOf('=') >= 0 || package.IndexOf('/') >= 0 || package.EndsWith(".deb", StringComparison.Ordinal);
}
