namespace ComposeLint.Rules.Dockerfile;

/// <summary>zypper would ask a question.</summary>
public sealed partial class InteractiveZypper() : InteractiveInstallRule("zypper", "-y");
