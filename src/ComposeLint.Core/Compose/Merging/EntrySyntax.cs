using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Merging;

/// <summary>Ports, mounts and devices of one service out of their short syntax (compose-go transform/ports.go, volume.go, device.go).</summary>
internal sealed class EntrySyntax(LoadSession session, string service, SourceSpan context)
{
    /// <summary>A list of ports, each short entry expanded.</summary>
    public YamlNode Ports(YamlNode node)
    {
        if (node is not YamlSequence list)
            return node;
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            if (item is YamlScalar && changed is null)
            {
                changed = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
                changed.AddRange(list.Items, i);
            }

            if (item is YamlScalar scalar)
                AddPorts(scalar, changed!);
            else
                changed?.Add(item);
        }

        return changed is null ? list : new YamlSequence(changed.ToImmutable(), list.Span, list.Tag, list.Origin);
    }

    private void AddPorts(YamlScalar entry, ImmutableArray<YamlNode>.Builder ports)
    {
        var text = entry.GoText();
        var scalar = text == entry.Value ? entry : Nodes.Text(text, entry);
        var subject = new Element(entry.Span, context, session.Shown(entry), $"services.{service}.ports.{session.Shown(entry)}", entry.Origin);
        if (ShortPort.Parse(text, out var error) is { } port)
        {
            if (port.TargetRange is not { Count: > 1 } range || session.SpendPorts(range.Count, scalar, subject))
                ports.AddRange(port.ToMappings(scalar));
        }
        else if (entry.UnknownReason is not null)
        {
            ports.Add(Canonical.Single("target", entry));
        }
        else
        {
            session.Report("invalid-port", subject, Sentence(entry, "port", error.Substring(0, 1).ToLowerInvariant() + error.Substring(1)), error);
        }
    }

    /// <summary>A mount; null when it is none.</summary>
    public YamlNode? Volume(YamlNode node)
    {
        if (node is not YamlScalar scalar)
            return node;
        if (ShortVolume.Parse(scalar.Value, out var error) is { } volume)
            return volume.ToMapping(scalar);
        if (scalar.UnknownReason is not null)
            return Canonical.Single("target", scalar);
        var subject = new Element(scalar.Span, context, session.Shown(scalar), $"services.{service}.volumes.{session.Shown(scalar)}", scalar.Origin);
        session.Report("invalid-volume", subject, Sentence(scalar, "mount", error), error);
        return null;
    }

    /// <summary>A device; null when it is none.</summary>
    public YamlNode? Device(YamlNode node)
    {
        if (node is not YamlScalar scalar)
            return node;
        var parts = scalar.Value.Split(':');
        if (parts.Length > 3)
        {
            var subject = new Element(scalar.Span, context, scalar.Value, $"services.{service}.devices.{scalar.Value}", scalar.Origin);
            // A stack has no devices, and nobody reads them.
            if (!session.IsStack)
                session.Report("invalid-device", subject, $"{session.Shown(scalar)} is no device: it has more than three parts",
                    "confusing device mapping, please use long syntax: " + scalar.Value);
            return null;
        }

        var device = new MappingBuilder();
        var target = parts.Length > 1 ? parts[1] : "";
        device.SetDefault("source", Nodes.Part(scalar, 0, parts[0].Length));
        device.SetDefault("target", target.Length > 0 ? Nodes.Part(scalar, parts[0].Length + 1, target.Length) : Nodes.Part(scalar, 0, parts[0].Length));
        device.SetDefault("permissions", Nodes.Text(parts.Length > 2 ? parts[2] : "rwm", scalar));
        return device.ToMapping(scalar.Span, Nodes.ShortSyntax, scalar.Origin);
    }

    // Compose's errors hold the value: where that came from the environment the sentence goes without.
    private string Sentence(YamlScalar scalar, string noun, string error) =>
        session.Shown(scalar) == scalar.Value ? $"{scalar.Value} is no {noun}: {error}" : $"{session.Shown(scalar)} is no {noun} with the value it has";
}
