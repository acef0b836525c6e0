using ComposeLint.Topology;

namespace ComposeLint.Inference;

/// <summary>Gives the workloads whose images run a .NET application what that application's code says.</summary>
public static class ApplicationJoin
{
    /// <summary>The same declarations with it: what the image listens on is believed anew.</summary>
    /// <param name="declarations">The workloads.</param>
    /// <param name="code">What is known of code, by project file.</param>
    public static Declarations Apply(Declarations declarations, ImmutableArray<ApplicationCode> code)
    {
        if (code.IsEmpty || !declarations.Workloads.Any(workload => workload.Built?.Application is not null))
            return declarations;
        var byProject = code.ToLookup(item => item.Project, StringComparer.Ordinal);
        return declarations with { Workloads = declarations.Workloads.Select(workload => Joined(workload, byProject)).ToImmutableArray() };
    }

    private static Workload Joined(Workload workload, ILookup<string, ApplicationCode> byProject)
    {
        if (workload.Built is not { Application: { } application } built || byProject[application.Project].FirstOrDefault() is not { } code)
            return workload;
        var known = built with { Application = application with { Code = code } };
        known = known with { Listeners = ImageListeners.Of(known, workload.Variables) };
        var joined = workload.With(known);
        return workload.Listeners == built.Listeners ? joined.With(known.Listeners) : joined;
    }
}
