using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label of the schema is missing.</summary>
public sealed partial class LabelMissing : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.Policy.Labels.IsEmpty)
            return;
        var used = new HashSet<Stage>();
        foreach (var stage in context.File.Stages)
        {
            if (stage.Base is { } parent)
                used.Add(parent);
            used.UnionWith(stage.Dependencies);
        }

        foreach (var stage in context.File.Stages)
        {
            if (used.Contains(stage))
                continue;
            var given = new HashSet<string>(stage.Chain.SelectMany(Labels), StringComparer.Ordinal);
            foreach (var label in context.Policy.Labels)
                if (!given.Contains(label.Key))
                    context.Report(stage.From.Element(stage.Span, label.Key, "label." + label.Key), stage.From.Element(stage.From.Image.Span, label.Key, label.Key), $"{stage.Name} has no label {label.Key}");
        }
    }

    private static IEnumerable<string> Labels(Stage stage) =>
        stage.Instructions.OfType<PairsInstruction>().Where(pairs => pairs.Kind == InstructionKind.Label).SelectMany(pairs => pairs.Pairs).Select(pair => pair.Key.Unquoted);
}
