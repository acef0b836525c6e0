using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>A label is set twice in a stage.</summary>
public sealed partial class DuplicateLabel : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var stage in context.File.Stages)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var instruction in stage.Instructions)
            {
                if (instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                    continue;
                var position = 0;
                foreach (var pair in label.Pairs)
                {
                    position++;
                    if (!seen.Add(pair.Key.Unquoted))
                        context.Report(label.Element(pair.Key.Span, pair.Key.Text, pair.Key.Text + "." + position.ToString(System.Globalization.CultureInfo.InvariantCulture)), $"{pair.Key} is set again; the last value counts");
                }
            }
        }
    }
}
