namespace ComposeLint.Rules.Dockerfile;

/// <summary>dnf would ask a question.</summary>
public sealed partial class InteractiveDnfInstall() : InteractiveInstallRule("dnf", "-y");
