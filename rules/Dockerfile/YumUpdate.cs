namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with yum.</summary>
public sealed partial class YumUpdate() : BaseUpgradeRule(["yum"], "update", "upgrade");
