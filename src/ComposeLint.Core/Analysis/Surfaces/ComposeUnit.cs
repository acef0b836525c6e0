using ComposeLint.Compose;
using ComposeLint.Compose.Lowering;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>One Compose project in one variant.</summary>
internal sealed class ComposeUnit : SurfaceUnit
{
    private readonly ComposeProject _model;

    public ComposeUnit(ComposeProject model, ImmutableArray<string> files, DeploymentTarget target)
        : base(new AnalyzedProject(model.Name.TryGet(out var name) ? name : model.Directory, target == DeploymentTarget.Stack ? "stack" : "compose", model.Directory, files))
    {
        _model = model;
        Target = target;
        Problems = model.Problems;
        TakenVariables = model.TakenVariables;
        Comments = model.Files
            .SelectMany(file => file.Yaml.Comments)
            .Select(comment => new SourceComment(comment.Span, comment.IsTrailing, comment.Target))
            .ToImmutableArray();
        if (model.OpenReason is { } reason)
            Notifications = ImmutableArray.Create(new Notification(NotificationKind.Coverage, $"{Project.Name} may have more services than are seen: {reason}", Start(model)));
    }

    /// <summary>Who deploys it.</summary>
    public DeploymentTarget Target { get; }

    /// <summary>The same with what it declares: services that need a profile keep it as their presence, unless the user chose the profiles.</summary>
    public ComposeUnit WithTopology(bool isChosen, string? hostGroup, BuildReader builds)
    {
        var model = isChosen
            ? _model with
            {
                DisabledServices = new LocatedList<ComposeService>(ImmutableArray<ComposeService>.Empty),
                Services = new LocatedList<ComposeService>(_model.Services.Items.Select(service => service with { Profiles = default }).ToImmutableArray(), _model.Services.OpenReason),
            }
            : _model;
        var declarations = ComposeLowering.Lower(model, new LoweringOptions { Target = Target, HostGroup = hostGroup, Images = builds.Read });
        return new ComposeUnit(_model, Project.Files, Target)
        {
            Problems = Problems.AddRange(builds.Problems),
            HostGroup = hostGroup,
            Profiles = isChosen ? _model.Profiles : ImmutableArray<string>.Empty,
            Declarations = declarations,
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation)
    {
        if (rule is not ComposeRule composeRule)
            return [];
        var context = new ComposeContext(_model, Target, rule.Descriptor, cancellation);
        composeRule.Check(context);
        return context.Findings;
    }

    private static SourceSpan? Start(ComposeProject model) => model.Files.IsEmpty ? null : model.Files[0].Source.At(0, 0);
}
