using ComposeLint.Analysis;
using ComposeLint.Knowledge;
using ComposeLint.Text;

namespace ComposeLint.Rules.Naming;

/// <summary>An image whose tag stands for another image tomorrow.</summary>
public sealed partial class FloatingImageTag : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var built = new HashSet<string>(context.Topology.Workloads.Where(workload => workload.IsBuilt && workload.Image is { IsKnown: true }).Select(workload => workload.Image!.Value.Value), StringComparer.Ordinal);
        foreach (var workload in context.Topology.Workloads)
        {
            if (workload.IsBuilt || workload.Image is not { IsKnown: true } image || IsVariable(image.Origin) || built.Contains(image.Value))
                continue;
            if (ImageName.Parse(image.Value) is not { Digest: "" } name)
                continue;
            if (name.Tag.Length == 0)
                context.Report(workload.Part("image", image), $"{workload} runs {name.Repository} without a tag: what is latest changes");
            else if (name.Tag is "latest" or "nightly" or "edge")
                context.Report(workload.Part("image", image), $"{workload} runs {name.Repository}:{name.Tag}, which changes");
        }
    }

    /// <summary>A tag with a variable is the user's to choose, its default too.</summary>
    private static bool IsVariable(Origin? origin)
    {
        for (; origin is not null; origin = origin.Previous)
            if (origin.Kind is OriginKind.Interpolation or OriginKind.InterpolationDefault)
                return true;
        return false;
    }
}
