using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>How pip is called.</summary>
internal static class PipCommand
{
    /// <summary>Whether a command is <c>pip install</c> or <c>python -m pip install</c>, whatever version the program's name bears.</summary>
    public static bool Installs(ShellCommand command) =>
        (command.Name.StartsWith("pip", StringComparison.Ordinal) && !command.Name.StartsWith("pipenv", StringComparison.Ordinal) && command.HasArgument("install"))
        || (command.Name.StartsWith("python", StringComparison.Ordinal) && command.HasSequence("-m", "pip", "install"));
}
