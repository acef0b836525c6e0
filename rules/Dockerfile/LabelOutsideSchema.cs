using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is not in the schema.</summary>
public sealed partial class LabelOutsideSchema : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (!context.Policy.StrictLabels)
            return;
        var known = new HashSet<string>(context.Policy.Labels.Select(label => label.Key), StringComparer.Ordinal);
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
                if (!pair.Key.HasVariable && !known.Contains(pair.Key.Unquoted))
                    context.Report(label.Element(pair.Key), $"{pair.Key} is not in the schema of labels");
        }
    }
}
