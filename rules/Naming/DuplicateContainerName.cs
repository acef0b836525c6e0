using ComposeLint.Analysis;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Naming;

/// <summary>One container name for two services.</summary>
public sealed partial class DuplicateContainerName : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var byLoader = context.Refusals("load").ToList();
        foreach (var told in context.Refusals("name-conflict"))
        {
            if (told is not { Workload: { ContainerName: { } name } owner, Other: { ContainerName: { } otherName } other })
                continue;
            // Within a project Compose refuses it before anything is asked of the engine.
            var first = byLoader.Find(load => load.At.Span == name.Span || load.At.Span == otherName.Span) ?? told;
            context.Report(
                first,
                $"{other} and {owner} are both to be named {told.Value}: the engine has a name once",
                at: told.At,
                evidence: told.Evidence,
                confidence: owner.Presence.CanCoexist(other.Presence) == Coexistence.Always ? Confidence.High : Confidence.Low);
        }
    }
}
