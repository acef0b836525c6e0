using ComposeLint.Text;

namespace ComposeLint.Topology;

/// <summary>A name that a service has on a network because a file says so, at the place that says it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">Why it has it.</param>
/// <param name="Owner">Who answers to it.</param>
/// <param name="Network">Where it resolves.</param>
/// <param name="Element">Where it is written.</param>
public sealed record NameClaim(string Name, NameKind Kind, Workload Owner, Network Network, IElement Element)
{
    /// <summary>
    /// The known names of services that join networks by name, in declaration order: their own, aliases, container_name and hostname, all of which
    /// the engine's DNS answers (engine cases alias-collision, container-name-shadows-service, hostname-not-a-name).
    /// </summary>
    internal static IEnumerable<NameClaim> In(NetworkTopology topology)
    {
        foreach (var workload in topology.Workloads)
        {
            if (workload.Mode is not null)
                continue;
            foreach (var attachment in workload.Attachments)
            {
                if (!topology.NetworkOf.TryGetValue(attachment, out var network))
                    continue;
                yield return new NameClaim(workload.ServiceName, NameKind.Service, workload, network, workload);
                foreach (var alias in attachment.Aliases)
                    if (alias.TryGet(out var name))
                        yield return new NameClaim(name, NameKind.Alias, workload, network, workload.Part("networks." + attachment.NetworkName + ".aliases." + name, alias));
                if (workload.ContainerName is { IsKnown: true, Value.Length: > 0 } container)
                    yield return new NameClaim(container.Value, NameKind.Container, workload, network, workload.Part("container_name", container));
                if (workload.Hostname is { IsKnown: true, Value.Length: > 0 } hostname)
                    yield return new NameClaim(hostname.Value, NameKind.Hostname, workload, network, workload.Part("hostname", hostname));
            }
        }
    }

    /// <summary>Whether another claim takes the name for a service that runs beside this one's and is not, by its image, the same thing again.</summary>
    public bool Contradicts(NameClaim other) =>
        Owner != other.Owner
        && Owner.Presence.CanCoexist(other.Owner.Presence) == Coexistence.Always
        && !(Owner.Image is { IsKnown: true } image && other.Owner.Image is { IsKnown: true } otherImage && image.Value == otherImage.Value);
}
