namespace ComposeLint.Cli.Running;

/// <summary>A run that cannot go on for a reason the user can mend: a bad option, a missing file. Exit code 2.</summary>
/// <param name="message">One sentence for standard error.</param>
internal sealed class CommandFailure(string message) : Exception(message);
