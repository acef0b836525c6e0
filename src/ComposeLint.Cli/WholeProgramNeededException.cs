namespace ComposeLint.Cli;

/// <summary>
/// Thrown by a program that was put together without a part which this run asks for, before anything was written: the whole program is to run in its
/// place. Passes through <see cref="Program.Start"/>.
/// </summary>
public sealed class WholeProgramNeededException() : Exception("this run needs the whole program");
