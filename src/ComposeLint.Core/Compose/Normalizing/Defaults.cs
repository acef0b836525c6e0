using ComposeLint.Compose.Merging;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Fills in what is required and missing (compose-go transform/defaults.go).</summary>
internal static class Defaults
{
    /// <summary>A canonical model with its defaults.</summary>
    public static YamlMapping Apply(YamlMapping model) => Canonical.Each(model, static (key, value) =>
        key.Value == "services" && value is YamlMapping services ? Canonical.Each(services, static (_, service) => Service(service)) : value);

    private static YamlNode Service(YamlNode node) => node is not YamlMapping service ? node : Canonical.Each(service, static (key, value) => key.Value switch
    {
        "build" => value is YamlMapping build && build["context"] is null ? With(build, "context", Nodes.Default(".", key.Span)) : value,
        "ports" => Items(value, Port),
        "secrets" => Items(value, static secret => secret["target"] is null && secret["source"] is YamlScalar source
            ? With(secret, "target", new YamlScalar("/run/secrets/" + source.Value, ScalarStyle.DoubleQuoted, source.Span, null, source.Origin, source.UnknownReason))
            : secret),
        "gpus" => Items(value, DeviceRequest),
        "deploy" => Below(value, 0),
        _ => value,
    });

    private static readonly string[] DevicePath = ["resources", "reservations", "devices"];

    private static YamlNode Below(YamlNode node, int depth)
    {
        if (depth == DevicePath.Length)
            return Items(node, DeviceRequest);
        return node is YamlMapping mapping ? Canonical.Each(mapping, (key, value) => key.Value == DevicePath[depth] ? Below(value, depth + 1) : value) : node;
    }

    private static YamlMapping Port(YamlMapping port)
    {
        if (port["protocol"] is null)
            port = With(port, "protocol", Nodes.Default("tcp", port.Span));
        return port["mode"] is null ? With(port, "mode", Nodes.Default("ingress", port.Span)) : port;
    }

    private static YamlMapping DeviceRequest(YamlMapping request) =>
        request["count"] is null && request["device_ids"] is null ? With(request, "count", Nodes.Default("all", request.Span)) : request;

    private static YamlMapping With(YamlMapping mapping, string key, YamlNode value)
    {
        var changed = new MappingBuilder(mapping);
        changed.SetDefault(key, value);
        return changed.ToMapping(mapping);
    }

    private static YamlNode Items(YamlNode node, Func<YamlMapping, YamlMapping> transform)
    {
        if (node is not YamlSequence list)
            return node;
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is not YamlMapping item || transform(item) is var value && ReferenceEquals(value, item))
                continue;
            if (changed is null)
            {
                changed = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
                changed.AddRange(list.Items);
            }

            changed[i] = value;
        }

        return changed is null ? list : new YamlSequence(changed.MoveToImmutable(), list.Span, list.Tag, list.Origin);
    }
}
