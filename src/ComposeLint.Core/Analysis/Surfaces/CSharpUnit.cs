using ComposeLint.CSharp;
using ComposeLint.CSharp.Lowering;

namespace ComposeLint.Analysis.Surfaces;

/// <summary>One C# project as rules look at it: its builder facts, and what they declare for the join.</summary>
public sealed class CSharpUnit : SurfaceUnit
{
    /// <summary>A project as read.</summary>
    /// <param name="project">What is shown of it.</param>
    /// <param name="model">Its facts.</param>
    public CSharpUnit(AnalyzedProject project, CSharpModel model)
        : base(project)
    {
        Model = model;
        Application = ApplicationLowering.Lower(model);
        var declarations = CSharpLowering.Lower(model);
        Declarations = declarations.Workloads.IsEmpty && declarations.Networks.IsEmpty ? null : declarations;
    }

    /// <summary>Its facts.</summary>
    public CSharpModel Model { get; }

    /// <summary>What stands in for a project that could not be read, where nothing ever should go wrong.</summary>
    public static SurfaceUnit Failed(AnalyzedProject project, Exception exception) => new UnreadUnit(project, Notification.Crash("reading", project.Name, exception));

    /// <summary>What says why something could not be read as the user wants it.</summary>
    public static SurfaceUnit Unread(AnalyzedProject project, Notification reason) => new UnreadUnit(project, reason);

    /// <summary>The same with other facts about what lies beside the project.</summary>
    internal CSharpUnit With(CSharpModel model) => new(Project, model)
    {
        Problems = Problems,
        Notifications = Notifications,
        Comments = Comments,
        Embedded = Embedded,
        IsTentative = IsTentative,
        HostGroup = HostGroup,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Finding> Check(Rule rule, CancellationToken cancellation)
    {
        if (rule is not CSharpRule csharpRule)
            return [];
        var context = new CSharpContext(Model, rule.Descriptor, cancellation);
        csharpRule.Check(context);
        return context.Findings;
    }
}
