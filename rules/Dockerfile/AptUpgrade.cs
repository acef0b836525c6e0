namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with apt-get.</summary>
public sealed partial class AptUpgrade() : BaseUpgradeRule(["apt-get", "apt"], "upgrade", "dist-upgrade", "full-upgrade");
