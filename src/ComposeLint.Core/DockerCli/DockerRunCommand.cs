using ComposeLint.Text;

namespace ComposeLint.DockerCli;

/// <summary>A word of a command line; unknown where a part of it is.</summary>
/// <param name="Text">The word, at its place.</param>
/// <param name="MayBeSeveral">Whether it stands for any number of words: a variable between blanks.</param>
public readonly record struct CommandWord(Located<string> Text, bool MayBeSeveral = false);

/// <summary>An option of a command with its value.</summary>
/// <param name="Option">The long name without dashes: <c>publish</c>, <c>network</c>.</param>
/// <param name="Value">The value, at its place; <c>true</c> for a flag.</param>
public readonly record struct CommandOption(string Option, Located<string> Value);

/// <summary><c>docker run</c>, <c>docker create</c> and <c>docker container run|create</c>, as docker/cli reads them (cli/command/container/opts.go).</summary>
public sealed record DockerRunCommand
{
    /// <summary>The options, in order.</summary>
    public ImmutableArray<CommandOption> Options { get; init; } = ImmutableArray<CommandOption>.Empty;

    /// <summary>The image; null when the words end before it, or an unknown one may be it.</summary>
    public Located<string>? Image { get; init; }

    /// <summary>Why there may be more options than are listed; null when those are all.</summary>
    public string? Open { get; init; }

    /// <summary>Reads the words behind <c>docker</c>; null when they are no <c>run</c> or <c>create</c>.</summary>
    public static DockerRunCommand? Parse(ImmutableArray<CommandWord> words)
    {
        var at = 0;
        if (Is(words, at, "container"))
            at++;
        if (!Is(words, at, "run") && !Is(words, at, "create"))
            return null;
        var line = CommandGrammar.Run.Read(words, at + 1);
        return new DockerRunCommand
        {
            Options = line.Options,
            Image = line.Open is null && !line.Operands.IsEmpty ? line.Operands[0] : null,
            Open = line.Open,
        };
    }

    private static bool Is(ImmutableArray<CommandWord> words, int at, string text) =>
        at < words.Length && words[at].Text.TryGet(out var word) && string.Equals(word, text, StringComparison.Ordinal);
}
