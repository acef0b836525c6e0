using ComposeLint.Text;

namespace ComposeLint.Dockerfiles;

/// <summary>FROM: the start of a stage.</summary>
public sealed class FromInstruction : Instruction
{
    internal FromInstruction(InstructionSyntax syntax, Word image, Word? asKeyword, Word? alias) : base(syntax)
    {
        Image = image;
        AsKeyword = asKeyword;
        Alias = alias;
        Platform = Flag("platform");
    }

    /// <summary>The base: an image, a stage or <c>scratch</c>.</summary>
    public Word Image { get; }

    /// <summary>The word before the stage's name: <c>AS</c>.</summary>
    public Word? AsKeyword { get; }

    /// <summary>The stage's name as written.</summary>
    public Word? Alias { get; }

    /// <summary>The <c>--platform</c> flag.</summary>
    public InstructionFlag? Platform { get; }

    private protected override string CreateKey() =>
        Alias is { } alias && Stage is { IsDuplicate: false } ? "stages." + alias.Text.ToLowerInvariant() : base.CreateKey();
}

/// <summary>RUN.</summary>
public sealed class RunInstruction : Instruction
{
    internal RunInstruction(InstructionSyntax syntax, CommandLine command, ImmutableArray<RunMount> mounts) : base(syntax)
    {
        Command = command;
        Mounts = mounts;
    }

    /// <summary>What it runs. A here-document that is the whole command is its script.</summary>
    public CommandLine Command { get; }

    /// <summary>Its <c>--mount</c> flags.</summary>
    public ImmutableArray<RunMount> Mounts { get; }

    /// <summary>Whether the stage's shell at this point is PowerShell, cmd or another that is not read.</summary>
    public bool HasForeignShell { get; internal set; }

    /// <summary>Whether a cache or tmpfs mount lies over a directory (its target holds the text).</summary>
    public bool HasCacheMount(string pathPart)
    {
        foreach (var mount in Mounts)
            if (mount.Type is "cache" or "tmpfs" && mount.Target?.IndexOf(pathPart, StringComparison.Ordinal) >= 0)
                return true;
        return false;
    }
}

/// <summary>A <c>--mount</c> of RUN.</summary>
/// <param name="Type">bind, cache, tmpfs, secret or ssh; bind when not given.</param>
/// <param name="Options">Its <c>key=value</c> pairs, keys in lower case; a value is null when there is no equals sign.</param>
/// <param name="Span">The whole flag.</param>
public sealed record RunMount(string Type, ImmutableArray<KeyValuePair<string, string?>> Options, SourceSpan Span)
{
    /// <summary>The value of the first of some option names that is given.</summary>
    public string? Option(params ReadOnlySpan<string> names)
    {
        foreach (var pair in Options)
            foreach (var name in names)
                if (pair.Key == name)
                    return pair.Value;
        return null;
    }

    /// <summary>Where it appears in the build container.</summary>
    public string? Target => Option("target", "dst", "destination");

    /// <summary>The stage or image that it comes from.</summary>
    public string? From => Option("from");
}

/// <summary>CMD, ENTRYPOINT or SHELL.</summary>
public sealed class CommandInstruction : Instruction
{
    internal CommandInstruction(InstructionSyntax syntax, CommandLine command) : base(syntax) => Command = command;

    /// <summary>The command.</summary>
    public CommandLine Command { get; }
}

/// <summary>HEALTHCHECK.</summary>
public sealed class HealthcheckInstruction : Instruction
{
    internal HealthcheckInstruction(InstructionSyntax syntax, Word? type, CommandLine? command) : base(syntax)
    {
        Type = type;
        Command = command;
    }

    /// <summary>CMD or NONE as written; null when nothing follows.</summary>
    public Word? Type { get; }

    /// <summary>The test; null for NONE.</summary>
    public CommandLine? Command { get; }

    /// <summary>Whether it switches the base image's check off.</summary>
    public bool IsNone => Type is { } type && string.Equals(type.Text, "NONE", StringComparison.OrdinalIgnoreCase);
}

/// <summary>COPY or ADD.</summary>
public sealed class CopyInstruction : Instruction
{
    internal CopyInstruction(InstructionSyntax syntax, ImmutableArray<Word> sources, Word? destination, bool isJson) : base(syntax)
    {
        Sources = sources;
        Destination = destination;
        IsJson = isJson;
        From = Flag("from");
    }

    /// <summary>What is copied: paths, patterns, URLs, here-document markers.</summary>
    public ImmutableArray<Word> Sources { get; }

    /// <summary>Where to; null when only one path is given.</summary>
    public Word? Destination { get; }

    /// <summary>Whether the paths are a JSON array.</summary>
    public bool IsJson { get; }

    /// <summary>The <c>--from</c> flag.</summary>
    public InstructionFlag? From { get; }

    /// <summary>Whether a source is the marker of a here-document.</summary>
    public static bool IsHeredoc(Word source) => source.Text.StartsWith("<<", StringComparison.Ordinal);
}

/// <summary>A pair of ENV, LABEL or ARG.</summary>
/// <param name="Key">Its name as written.</param>
/// <param name="Value">Its value as written, quotes included; null for an ARG without one.</param>
/// <param name="IsLegacy">Whether a space stands where the equals sign belongs.</param>
public readonly record struct NameValue(Word Key, Word? Value, bool IsLegacy);

/// <summary>ENV, LABEL or ARG.</summary>
public sealed class PairsInstruction : Instruction
{
    internal PairsInstruction(InstructionSyntax syntax, ImmutableArray<NameValue> pairs) : base(syntax) => Pairs = pairs;

    /// <summary>Its pairs in order.</summary>
    public ImmutableArray<NameValue> Pairs { get; }
}

/// <summary>EXPOSE or VOLUME.</summary>
public sealed class ListInstruction : Instruction
{
    internal ListInstruction(InstructionSyntax syntax, ImmutableArray<Word> items, bool isJson) : base(syntax)
    {
        Items = items;
        IsJson = isJson;
    }

    /// <summary>Its ports or paths as written.</summary>
    public ImmutableArray<Word> Items { get; }

    /// <summary>Whether they are a JSON array.</summary>
    public bool IsJson { get; }
}

/// <summary>WORKDIR, USER, STOPSIGNAL or MAINTAINER.</summary>
public sealed class ValueInstruction : Instruction
{
    internal ValueInstruction(InstructionSyntax syntax, Word value) : base(syntax) => Value = value;

    /// <summary>Its whole argument.</summary>
    public Word Value { get; }
}

/// <summary>ONBUILD.</summary>
public sealed class OnbuildInstruction : Instruction
{
    internal OnbuildInstruction(InstructionSyntax syntax, Instruction? instruction) : base(syntax)
    {
        Instruction = instruction;
        if (instruction is not null)
            instruction.Trigger = this;
    }

    /// <summary>The instruction that a build on top of the image runs; null when nothing follows.</summary>
    public Instruction? Instruction { get; }
}
