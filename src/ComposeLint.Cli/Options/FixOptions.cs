using System.CommandLine;

namespace ComposeLint.Cli.Options;

/// <summary>What <c>fix</c> takes: what decides which findings there are, as for <c>check</c>, and what may be done about them.</summary>
internal sealed class FixOptions
{
    public CheckOptions Check { get; } = new();

    public Option<bool> Write { get; } = new("--write") { Description = "Change the files" };

    public Option<bool> Unsafe { get; } = new("--unsafe") { Description = "Include fixes that change behaviour; each says what breaks" };

    public IEnumerable<Option> All =>
    [
        Write, Unsafe, Check.Select, Check.Ignore, Check.ExtendSelect, Check.MinConfidence, Check.FailOn, Check.NoIgnoreComments, Check.Strict, Check.AllowEmpty,
        .. Check.Project.All, .. Check.Terminal.All,
    ];
}
