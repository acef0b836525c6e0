namespace ComposeLint.Rules.Dockerfile;

/// <summary>yum would ask a question.</summary>
public sealed partial class InteractiveYumInstall() : InteractiveInstallRule("yum", "-y");
