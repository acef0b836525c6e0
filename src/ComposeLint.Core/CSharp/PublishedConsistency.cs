using ComposeLint.Text;

namespace ComposeLint.CSharp;

/// <summary>What Docker Compose refuses of the file that an Aspire app is published to, as far as code decides it: the problems that a Compose file of the same content has.</summary>
public static class PublishedConsistency
{
    /// <summary>The problems of a project's app.</summary>
    public static ImmutableArray<Problem> Check(CSharpModel model)
    {
        if (model.ComposeEnvironments.Length != 1)
            return ImmutableArray<Problem>.Empty;
        var environment = model.ComposeEnvironments[0];
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var networks = Networks(environment);
        var services = Services(model, environment);
        foreach (var resource in model.Resources)
        {
            if (resource.Published is not { } published)
                continue;
            if (published.NetworkMode is { } mode && (published is { ReplacesNetworks: false, OpenNetworks: null } || !published.Networks.IsEmpty))
                problems.Add(Problem("network-mode-with-networks", resource, mode, "network_mode", $"{resource} is published with network_mode {Shown(mode)} and still with networks: docker compose refuses the file", "clear service.Networks too"));
            foreach (var network in published.Networks)
            {
                if (networks is not null && network.TryGet(out var name) && !networks.Contains(name))
                    problems.Add(Problem("undefined-network", resource, network, "networks." + name, $"{resource} is published on the network {name}, which the Compose file does not define", "add it in ConfigureComposeFile"));
            }

            foreach (var dependency in published.Dependencies)
            {
                if (services is not null && dependency.TryGet(out var name) && !services.Contains(name))
                    problems.Add(Problem("depends-on-unknown", resource, dependency, "depends_on." + name, $"{resource} is published to start after {name}, which is no service of the Compose file"));
            }

            foreach (var link in published.Links)
            {
                if (services is not null && link.TryGet(out var text) && text.Split(':')[0] is var name && !services.Contains(name))
                    problems.Add(Problem("undefined-service", resource, link, "links." + name, $"{resource} is published with a link to {name}, which is no service of the Compose file"));
            }
        }

        return problems.ToImmutable();
    }

    /// <summary>The networks of the published file; null when there may be others.</summary>
    private static HashSet<string>? Networks(ComposeEnvironmentFact environment)
    {
        if (environment.Open is not null || environment.DefaultNetwork is { IsKnown: false })
            return null;
        return new HashSet<string>(environment.Networks.Select(network => network.Name), StringComparer.Ordinal) { environment.DefaultNetwork?.Value ?? ComposeEnvironmentFact.StandardNetwork };
    }

    /// <summary>The services of the published file, each by its resource's name in lower case; null when there may be others.</summary>
    private static HashSet<string>? Services(CSharpModel model, ComposeEnvironmentFact environment) =>
        environment.Open is not null || model.Resources.Any(resource => !resource.ResourceName.IsKnown)
            ? null
            : new HashSet<string>(model.Resources.Select(resource => resource.ResourceName.Value.ToLowerInvariant()).Concat(environment.Services).Append(environment.Name + "-dashboard"), StringComparer.Ordinal);

    private static string Shown(Located<string> value) => value.TryGet(out var text) ? text : "of its own";

    private static Problem Problem(string kind, AspireResource resource, Located<string> at, string part, string message, string? help = null) =>
        new(kind, new Element(at.Span, resource.Context, at.TryGet(out var shown) ? shown : part, resource.Key + ".published." + part), message) { Help = help };
}
