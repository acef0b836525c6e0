using ComposeLint.Analysis;
using ComposeLint.Inference;

namespace ComposeLint.Rules.Naming;

/// <summary>A service's name with an underscore, used as the host of a URL.</summary>
public sealed partial class UnderscoreInUrlHost : TopologyRule
{
    /// <inheritdoc/>
    public override void Check(TopologyContext context)
    {
        var names = new HashSet<string>(context.Topology.NameClaims.Select(claim => claim.Name).Where(name => name.IndexOf('_') >= 0), StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
            return;
        foreach (var workload in context.Topology.Workloads)
            foreach (var variable in workload.Variables)
            {
                if (variable.IsSecret || variable.Value is not { IsKnown: true } value)
                    continue;
                foreach (var url in UrlAuthority.In(value.Value))
                    if (url.Scheme is "http" or "https" && names.Contains(url.Host))
                    {
                        context.Report(workload.Part("environment." + variable.Name, value), $"{variable.Name} of {workload} has the host {url.Host}: an underscore is not allowed in a host name, and some clients refuse it");
                        break;
                    }
            }
    }
}
