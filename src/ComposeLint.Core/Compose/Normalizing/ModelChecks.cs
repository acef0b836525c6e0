using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>What Compose checks of a merged model before it fills in names (compose-go validation/).</summary>
internal static class ModelChecks
{
    /// <summary>Notes what is wrong.</summary>
    public static void Check(YamlMapping model, LoadSession session)
    {
        foreach (var section in model.Entries)
        {
            if (section.Value is not YamlMapping entries)
                continue;
            foreach (var entry in entries.Entries)
            {
                var where = section.Key.Value + "." + entry.Key.Value;
                switch (section.Key.Value)
                {
                    case "volumes":
                        External(entry, where, session);
                        break;
                    case "configs":
                        FileObject(entry, where, session, "file", "environment", "content");
                        break;
                    case "secrets":
                        FileObject(entry, where, session, "file", "environment");
                        break;
                    case "services" when entry.Value is YamlMapping service:
                        Service(entry, service, where, session);
                        break;
                }
            }
        }
    }

    private static void External(YamlEntry entry, string where, LoadSession session)
    {
        if (entry.Value is not YamlMapping volume || volume["external"] is not YamlScalar external || !IsTrue(external))
            return;
        foreach (var other in volume.Entries)
        {
            var key = other.Key.Value;
            if (key is "name" or "external" || key.StartsWith("x-", StringComparison.Ordinal))
                continue;
            session.Report("external-conflict", new Element(other.Key.Span, Nodes.Cover(entry.Key.Span, entry.Value.Span), key, where + "." + key, other.Key.Origin),
                $"{where} is external, so {key} has no meaning", $"{where}: conflicting parameters \"external\" and \"{key}\" specified");
        }
    }

    private static void FileObject(YamlEntry entry, string where, LoadSession session, params string[] keys)
    {
        var mapping = entry.Value as YamlMapping;
        var set = mapping is null ? [] : keys.Where(k => mapping[k] is not null).ToArray();
        var subject = new Element(entry.Key.Span, Nodes.Cover(entry.Key.Span, entry.Value.Span), entry.Key.Value, where, entry.Key.Origin);
        var listed = string.Join("|", keys);
        if (set.Length > 1)
            session.Report("conflicting-sources", subject, $"{where} has more than one of {string.Join(", ", keys)}", $"{where}: {listed} attributes are mutually exclusive");
        else if (set.Length == 0 && mapping?["driver"] is null && mapping?["external"] is null && mapping?.HasGaps != true)
            session.Report("missing-source", subject, $"{where} needs one of {string.Join(", ", keys)}", $"{where}: one of {listed} must be set");
    }

    private static void Service(YamlEntry entry, YamlMapping service, string where, LoadSession session)
    {
        var context = Nodes.Cover(entry.Key.Span, entry.Value.Span);
        var index = 0;
        foreach (var port in Mappings(service["ports"]))
        {
            if (port["target"] is null && !port.HasGaps && !session.IsStack)
            {
                var place = (port["published"] ?? port).Span;
                session.Report("invalid-port", new Element(place, context, entry.Key.Value, $"{where}.ports.{index}.target", port.Origin),
                    $"a port of {entry.Key.Value} has no target: nobody knows which port of the container is meant", $"service ports {where}.ports.[{index}] is missing a target port");
            }

            index++;
            if (port["host_ip"] is YamlScalar { UnknownReason: null } ip && !IpText.IsAddress(ip.Value))
            {
                session.Report("invalid-port", new Element(ip.Span, context, session.Shown(ip), $"{where}.ports.{session.Shown(ip)}", ip.Origin),
                    $"{session.Shown(ip)} is no IP address", $"{where}.ports.[]: invalid ip address: {ip.Value}");
            }
        }

        foreach (var watch in Mappings((service["develop"] as YamlMapping)?["watch"]))
        {
            if (watch["path"] is YamlScalar { Value: "", UnknownReason: null } path)
            {
                session.Report("blank-path", new Element(path.Span, context, entry.Key.Value, where + ".develop.watch.path", path.Origin),
                    "the path to watch is blank", $"{where}.develop.watch.[].path: value can't be blank");
            }
        }

        var devices = ((service["deploy"] as YamlMapping)?["resources"] as YamlMapping)?["reservations"] as YamlMapping;
        Devices(devices?["devices"], where + ".deploy.resources.reservations.devices", context, session);
        Devices(service["gpus"], where + ".gpus", context, session);
    }

    private static void Devices(YamlNode? list, string where, SourceSpan context, LoadSession session)
    {
        foreach (var device in Mappings(list))
        {
            if (device.TryGet("count", out var count) && device["device_ids"] is not null)
            {
                session.Report("conflicting-devices", new Element(count.Key.Span, context, "count", where, count.Key.Origin),
                    "a device request has both count and device_ids", $"{where}.[]: \"count\" and \"device_ids\" attributes are exclusive");
            }
        }
    }

    private static IEnumerable<YamlMapping> Mappings(YamlNode? node) => node is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];

    internal static bool IsTrue(YamlScalar scalar) => scalar.UnknownReason is null && scalar.GoText() is "true" or "True" or "TRUE" or "t" or "T" or "1";
}
