using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Compose;

/// <summary>A secret or config that only a swarm keeps.</summary>
public sealed partial class ExternalSecretInCompose : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        var services = context.Project.Services.Items.AddRange(context.Project.DisabledServices.Items);
        // A file with keys for a swarm is deployed as a stack.
        if (context.Target != DeploymentTarget.Compose || services.Any(service => service.Deploy is { } deploy && (deploy.Mode ?? deploy.EndpointMode) is not null || service.Deploy?.Constraints.Count > 0))
            return;
        Check(context, "secret", context.Project.Secrets, services.SelectMany(service => service.Secrets.Items));
        Check(context, "config", context.Project.Configs, services.SelectMany(service => service.Configs.Items));
    }

    private static void Check(ComposeContext context, string kind, LocatedList<ComposeFileObject> objects, IEnumerable<ComposeGrant> grants)
    {
        var used = new HashSet<string>(grants.Where(grant => grant.Source.IsKnown).Select(grant => grant.Source.Value), StringComparer.Ordinal);
        foreach (var item in objects)
        {
            if (!used.Contains(item.Name))
                continue;
            foreach (var key in new[] { "driver", "template_driver" })
                if (item.Node is { } node && node.TryGet(key, out var entry))
                    context.Report(new Element(entry.Key.Span, item.Context, key, item.Key + "." + key, entry.Key.Origin), $"docker compose has no {key} for the {kind} {item.Name}: only a swarm has");
            if (item.External is { IsKnown: true, Value: true })
                context.Report(item, $"docker compose cannot give the {kind} {item.Name} to a service: only a swarm keeps external ones", Confidence.Medium);
        }
    }
}
