namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with zypper.</summary>
public sealed partial class ZypperUpdate() : BaseUpgradeRule(["zypper"], "update", "up");
