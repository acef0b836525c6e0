namespace ComposeLint.Cli;

/// <summary>Where the whole program begins. By itself, so that the lean program's substitutions can leave it out.</summary>
public static class Entry
{
    /// <summary>The process' own entry.</summary>
    public static int Main(string[] args) => Program.Start(args, WholeProgram.Composition);
}
