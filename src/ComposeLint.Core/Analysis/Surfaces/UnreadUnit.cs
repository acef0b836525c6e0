namespace ComposeLint.Analysis.Surfaces;

/// <summary>What could not be read at all; it only says so.</summary>
internal sealed class UnreadUnit : SurfaceUnit
{
    public UnreadUnit(AnalyzedProject project, Notification reason)
        : base(project) => Notifications = ImmutableArray.Create(reason);

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation) => [];
}
