namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with apk.</summary>
public sealed partial class ApkUpgrade() : BaseUpgradeRule(["apk"], "upgrade");
