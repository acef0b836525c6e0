namespace ComposeLint.CSharp;

/// <summary>How much of what code says of its containers is known: what a reader of the code would look up, counted.</summary>
/// <param name="Api">The library, <c>Aspire</c> for the resources of an app host.</param>
/// <param name="Containers">How many containers, or resources.</param>
/// <param name="Values">How many values are written for them: images, names, ports, networks, variables.</param>
/// <param name="Known">How many of those are known.</param>
public sealed record KnownShare(string Api, int Containers, int Values, int Known)
{
    /// <summary>The shares of a project, by library.</summary>
    public static ImmutableArray<KnownShare> Of(CSharpModel model)
    {
        var shares = model.Containers.GroupBy(container => container.Api.ToString(), StringComparer.Ordinal)
            .Select(group => Share(group.Key, group.Select(container => Written(container).ToList()).ToList()));
        if (!model.Resources.IsEmpty)
            shares = shares.Append(Share("Aspire", model.Resources.Select(resource => Written(resource).ToList()).ToList()));
        return shares.OrderBy(share => share.Api, StringComparer.Ordinal).ToImmutableArray();
    }

    private static KnownShare Share(string api, List<List<bool>> containers) =>
        new(api, containers.Count, containers.Sum(values => values.Count), containers.Sum(values => values.Count(known => known)));

    private static IEnumerable<bool> Written(ContainerFact container)
    {
        foreach (var text in new[] { container.Image, container.ContainerName, container.Hostname, container.NetworkMode })
            if (text is { } written)
                yield return written.IsKnown;
        foreach (var publish in container.Publishes.Where(publish => !publish.IsModuleDefault))
        {
            yield return publish.ContainerPort.IsKnown;
            if (publish.HostPort is { } host)
                yield return host.IsKnown;
        }

        foreach (var port in container.Exposed)
            yield return port.IsKnown;
        foreach (var use in container.Networks)
            yield return use.NetworkKey is not null || use.NetworkName is { IsKnown: true };
        foreach (var alias in container.Aliases)
            yield return alias.IsKnown;
        foreach (var variable in container.Environment)
            yield return variable.Variable.IsKnown && variable.Value.IsKnown;
    }

    private static IEnumerable<bool> Written(AspireResource resource)
    {
        yield return resource.ResourceName.IsKnown;
        if (resource.Image is { } image)
            yield return image.IsKnown;
        foreach (var endpoint in resource.Endpoints)
            foreach (var port in new[] { endpoint.Port, endpoint.TargetPort })
                if (port is { } written)
                    yield return written.IsKnown;
    }
}
