using ComposeLint.Text;

namespace ComposeLint.DockerCli.Scripts;

/// <summary>A shell script, as far as it calls <c>docker</c>.</summary>
/// <param name="Source">The file.</param>
/// <param name="Commands">The calls that happen whenever the script runs to its end, in order, and those that end something wherever they stand.</param>
/// <param name="Comments">The comments, in order.</param>
/// <param name="Spans">The places of all simple commands, by their start.</param>
public sealed record DockerScript(
    SourceText Source, ImmutableArray<ScriptCommand> Commands, ImmutableArray<ScriptComment> Comments, ImmutableArray<SourceSpan> Spans);

/// <summary>A call of <c>docker</c>.</summary>
/// <param name="Name">The word <c>docker</c>.</param>
/// <param name="Span">The whole command.</param>
/// <param name="Words">The words behind <c>docker</c>.</param>
/// <param name="IsConditional">Whether it may be left out: in a branch or loop, or behind <c>||</c>.</param>
/// <param name="IsBackground">Whether the script goes on beside it (<c>&amp;</c>).</param>
public sealed record ScriptCommand(SourceSpan Name, SourceSpan Span, ImmutableArray<CommandWord> Words, bool IsConditional, bool IsBackground);

/// <summary>A comment.</summary>
/// <param name="Span">From its mark to the end of its line.</param>
/// <param name="IsTrailing">Whether something stands before it on its line.</param>
public readonly record struct ScriptComment(SourceSpan Span, bool IsTrailing);
