using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A rule over the values of the labels that the OCI image specification defines. What holds a variable cannot be judged.</summary>
/// <param name="what">What a value must be.</param>
/// <param name="keys">The labels concerned.</param>
public abstract class LabelFormatRule(string what, params string[] keys) : DockerfileRule
{
    /// <inheritdoc/>
    public sealed override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
                if (keys.Contains(pair.Key.Unquoted) && pair.Value is { HasVariable: false } value && !IsValid(value.Unquoted))
                    context.Report(label.Element(At(pair, value), pair.Key.Text, pair.Key.Text), $"{pair.Key} is {what}, and '{value.Unquoted}' is not");
        }
    }

    /// <summary>Whether a value has the form.</summary>
    protected abstract bool IsValid(string value);

    private static SourceSpan At(NameValue pair, Word value) => value.Text.Length == 0 ? pair.Key.Span : value.Span;
}
