using ComposeLint.Dockerfiles.Shell;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Packages as yum and dnf name them: <c>name-version-release</c>; modules as <c>name:stream</c>.</summary>
internal static class RpmPackages
{
    /// <summary>The first package of an install that has no version; null when all have one or nothing is installed.</summary>
    public static ShellWord? Unpinned(ShellCommand command)
    {
        if (!command.HasArgument("install"))
            return null;
        var isModule = command.HasArgument("module");
        foreach (var operand in command.Operands())
            if (operand.Text is not ("install" or "module") && !(isModule ? operand.Text.IndexOf(':') >= 0 : HasVersion(operand.Text)))
                return operand;
        return null;
    }

    private static bool HasVersion(string package)
    {
        var parts = package.Split('-');
        if (parts.Length < 2)
            return false;
        // A variable may well hold the version.
        if (package.EndsWith(".rpm", StringComparison.Ordinal) || package.IndexOf('$') >= 0)
            return true;
        return parts.Skip(1).All(part => part.All(IsVersionCharacter)) && parts.Skip(1).Any(part => part.Length > 0 && char.IsDigit(part[0]));
    }

    private static bool IsVersionCharacter(char c) => char.IsLetterOrDigit(c) || c is '.' or '~' or '^' or '_' or ':' or '+';
}
