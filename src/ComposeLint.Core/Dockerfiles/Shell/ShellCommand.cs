using ComposeLint.Text;

namespace ComposeLint.Dockerfiles.Shell;

/// <summary>One simple command of a shell script whose name is written out.</summary>
/// <param name="Name">The program: <c>apt-get</c>. For <c>exec</c>, <c>command</c>, <c>builtin</c> and <c>busybox</c>, the program that they start.</param>
/// <param name="Span">Where the first word stands.</param>
/// <param name="Arguments">The words after the first.</param>
public sealed record ShellCommand(string Name, SourceSpan Span, ImmutableArray<ShellWord> Arguments)
{
    /// <summary>Its name as a word.</summary>
    public ShellWord NameWord => new(Name, Span, true);

    /// <summary>The assignments before it: <c>DEBIAN_FRONTEND=noninteractive</c>.</summary>
    public ImmutableArray<ShellWord> Assignments { get; init; } = ImmutableArray<ShellWord>.Empty;

    /// <summary>Its redirections.</summary>
    public ImmutableArray<ShellRedirection> Redirections { get; init; } = ImmutableArray<ShellRedirection>.Empty;

    /// <summary>The script it runs, for <c>sh -c '…'</c>; null else.</summary>
    public ShellScript? Nested { get; init; }

    /// <summary>The number of the pipeline it is part of; commands joined by <c>|</c> share one.</summary>
    public int Pipeline { get; init; }

    /// <summary>Whether an argument equals one of the given texts.</summary>
    public bool HasArgument(params ReadOnlySpan<string> any)
    {
        foreach (var argument in Arguments)
            foreach (var text in any)
                if (string.Equals(argument.Text, text, StringComparison.Ordinal))
                    return true;
        return false;
    }

    /// <summary>Whether the arguments hold the given ones one after the other.</summary>
    public bool HasSequence(params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i + texts.Length <= Arguments.Length; i++)
        {
            var j = 0;
            while (j < texts.Length && string.Equals(Arguments[i + j].Text, texts[j], StringComparison.Ordinal))
                j++;
            if (j == texts.Length)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a flag is there, by its name without dashes: <c>y</c> in <c>-qy</c>, <c>yes</c> in <c>--yes</c> and <c>--yes=true</c>.
    /// </summary>
    public bool HasFlag(params ReadOnlySpan<string> any)
    {
        foreach (var name in any)
            if (CountFlag(name) > 0)
                return true;
        return false;
    }

    /// <summary>How often a flag is given: two for <c>q</c> in <c>-qq</c>.</summary>
    public int CountFlag(string name)
    {
        var count = 0;
        foreach (var argument in Arguments)
            count += CountFlag(argument, name);
        return count;
    }

    private static int CountFlag(ShellWord word, string name)
    {
        if (!word.IsFlag)
            return 0;
        var text = word.Text;
        if (text[1] == '-')
        {
            var end = text.IndexOf('=');
            var length = (end < 0 ? text.Length : end) - 2;
            return length == name.Length && string.CompareOrdinal(text, 2, name, 0, length) == 0 ? 1 : 0;
        }

        if (name.Length != 1)
            return 0;
        var count = 0;
        for (var i = 1; i < text.Length; i++)
            if (text[i] == name[0])
                count++;
        return count;
    }

    /// <summary>The word after a flag that carries its value in the next word; null when it has none.</summary>
    public ShellWord? ValueAfter(params ReadOnlySpan<string> flags)
    {
        for (var i = 0; i + 1 < Arguments.Length; i++)
            foreach (var flag in flags)
                if (CountFlag(Arguments[i], flag) > 0)
                    return Arguments[i + 1];
        return null;
    }

    /// <summary>
    /// The arguments that are no flags, without the values of the given flags when those stand in a word of their own
    /// (<c>-t stable</c> of apt-get).
    /// </summary>
    public ImmutableArray<ShellWord> Operands(ImmutableArray<string> flagsWithValue)
    {
        var result = ImmutableArray.CreateBuilder<ShellWord>(Arguments.Length);
        for (var i = 0; i < Arguments.Length; i++)
        {
            var argument = Arguments[i];
            if (argument.IsFlag || (i > 0 && TakesValue(Arguments[i - 1], flagsWithValue)))
                continue;
            result.Add(argument);
        }

        return result.ToImmutable();
    }

    /// <summary>The arguments that are no flags.</summary>
    public ImmutableArray<ShellWord> Operands() => Operands(ImmutableArray<string>.Empty);

    private static bool TakesValue(ShellWord word, ImmutableArray<string> flags)
    {
        if (!word.IsFlag || word.Text.IndexOf('=') >= 0)
            return false;
        foreach (var flag in flags)
            if (CountFlag(word, flag) > 0)
                return true;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => Arguments.IsEmpty ? Name : Name + " " + string.Join(" ", Arguments.Select(a => a.Text));
}
