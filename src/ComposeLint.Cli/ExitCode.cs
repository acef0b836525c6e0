namespace ComposeLint.Cli;

/// <summary>How a run ends. A worse one wins: 2 over 1 over 0.</summary>
public static class ExitCode
{
    /// <summary>Nothing at or above <c>--fail-on</c>.</summary>
    public const int Clean = 0;

    /// <summary>Findings.</summary>
    public const int Findings = 1;

    /// <summary>The analysis itself fell short: a bad option or configuration, no input, a crash, a limit.</summary>
    public const int FellShort = 2;

    /// <summary><c>reach</c>: the files do not say enough.</summary>
    public const int Indeterminate = 3;

    /// <summary>Cancelled by the user (128 and SIGINT's number).</summary>
    public const int Cancelled = 130;
}
