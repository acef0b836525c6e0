using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>
/// A rule over the values of labels: those that the configuration's <c>label-schema</c> gives a form, or without one those that the OCI image
/// specification defines. What holds a variable cannot be judged.
/// </summary>
/// <param name="form">The form that the schema names.</param>
/// <param name="what">What a value must be.</param>
/// <param name="keys">The labels of the OCI image specification concerned.</param>
public abstract class LabelFormatRule(LabelForm form, string what, params string[] keys) : DockerfileRule
{
    /// <inheritdoc/>
    public sealed override void Check(DockerfileContext context)
    {
        var schema = context.Policy.Labels;
        var concerned = schema.IsEmpty ? keys : schema.Where(label => Concerns(label.Value)).Select(label => label.Key).ToArray();
        if (concerned.Length == 0)
            return;
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
                if (concerned.Contains(pair.Key.Unquoted) && pair.Value is { HasVariable: false } value && !IsValid(value.Unquoted))
                    context.Report(label.Element(At(pair, value), pair.Key.Text, pair.Key.Text), $"{pair.Key} is {what}, and '{value.Unquoted}' is not");
        }
    }

    /// <summary>Whether labels of a form in the schema are looked at.</summary>
    protected virtual bool Concerns(LabelForm wanted) => wanted == form;

    /// <summary>Whether a value has the form. An empty one is another rule's matter.</summary>
    protected abstract bool IsValid(string value);

    private static SourceSpan At(NameValue pair, Word value) => value.Text.Length == 0 ? pair.Key.Span : value.Span;
}
