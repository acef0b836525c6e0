using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>pip installs packages without a version.</summary>
public sealed partial class UnpinnedPipPackage() : PackageInstallRule("pip")
{
    private static readonly string[] s_symbols = ["==", ">", "<", "!=", "~="];

    private static readonly string[] s_schemes = ["git", "hg+", "svn", "bzr+"];

    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (!PipCommand.Installs(command) || command.HasFlag("constraint", "c") || command.HasArgument("--requirement", "-r", "."))
            return null;
        var behind = false;
        foreach (var operand in command.Operands(Manager.ValueFlags))
        {
            if (behind && operand.Text != "install" && !IsPinned(operand.Text))
                return operand;
            behind |= operand.Text == "install";
        }

        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version pip finds that day";

    private static bool IsPinned(string package)
    {
        if (s_symbols.Any(symbol => package.IndexOf(symbol, StringComparison.Ordinal) >= 0))
            return true;
        if (package.EndsWith(".whl", StringComparison.Ordinal) || package.EndsWith(".tar.gz", StringComparison.Ordinal))
            return true;
        return s_schemes.Any(scheme => package.StartsWith(scheme, StringComparison.Ordinal)) ? package.IndexOf('@') >= 0 : package.IndexOf('/') >= 0;
    }
}
