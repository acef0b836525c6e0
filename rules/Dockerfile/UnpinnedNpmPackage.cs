using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>npm installs packages without a version.</summary>
public sealed partial class UnpinnedNpmPackage() : PackageInstallRule("npm")
{
    /// <inheritdoc/>
    protected override ShellWord? Fault(ShellCommand command)
    {
        if (command.Name != "npm")
            return null;
        var operands = command.Operands(Manager.ValueFlags);
        if (operands.IsEmpty || operands[0].Text != "install")
            return null;
        foreach (var operand in operands)
            if (operand.Text != "install" && !IsPinned(operand.Text))
                return operand;
        return null;
    }

    /// <inheritdoc/>
    protected override string Message(ShellWord word, ShellCommand command) => $"{word.Text} is installed in whatever version npm finds that day";

    private static bool IsPinned(string package)
    {
        if (StartsWith(package, "git://", "git+ssh://", "git+http://", "git+https://"))
            return package.IndexOf('#') >= 0;
        if (package.EndsWith(".tar", StringComparison.Ordinal) || package.EndsWith(".tar.gz", StringComparison.Ordinal) || package.EndsWith(".tgz", StringComparison.Ordinal))
            return true;
        if (StartsWith(package, "/", "./", "../", "~/"))
            return true;
        var scope = package.StartsWith("@", StringComparison.Ordinal) ? package.IndexOf('/') : -1;
        return package.IndexOf('@', Math.Max(0, scope)) >= 0 && (scope >= 0 || package[0] != '@');
    }

    private static bool StartsWith(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
            if (text.StartsWith(start, StringComparison.Ordinal))
                return true;
        return false;
    }
}
