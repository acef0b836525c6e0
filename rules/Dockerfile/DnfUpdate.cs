namespace ComposeLint.Rules.Dockerfile;

/// <summary>RUN upgrades the base image with dnf.</summary>
public sealed partial class DnfUpdate() : BaseUpgradeRule(["dnf", "microdnf"], "update", "upgrade");
