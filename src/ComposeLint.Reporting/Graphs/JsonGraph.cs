using System.Text;
using System.Text.Json;
using ComposeLint.Reporting.Escaping;

namespace ComposeLint.Reporting.Graphs;

/// <summary>A picture as data: everything that is drawn, whatever the view.</summary>
public static class JsonGraph
{
    /// <summary>Writes it, indented.</summary>
    public static void Write(NetworkGraph graph, TextWriter output) => output.WriteLine(Text(graph, indented: true));

    /// <summary>As one text. Without indentation it is safe inside a <c>script</c> element: the encoder escapes <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c>.</summary>
    public static string Text(NetworkGraph graph, bool indented)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            Strings(writer, "projects", graph.Projects);
            Objects(writer, "networks", graph.Networks, Write);
            Objects(writer, "services", graph.Services, Write);
            Objects(writer, "memberships", graph.Memberships, Write);
            Objects(writer, "publications", graph.Publications, Write);
            Objects(writer, "reaches", graph.Reaches, Write);
            Strings(writer, "notes", graph.Notes);
            writer.WriteEndObject();
        }

        return SafeText.Json(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter writer, GraphNetwork network)
    {
        writer.WriteString("id", network.Id);
        writer.WriteString("name", SafeText.Data(network.Name));
        writer.WriteString("project", SafeText.Data(network.Project));
        writer.WriteString("realName", SafeText.Data(network.RealName));
        writer.WriteString("driver", SafeText.Data(network.Driver));
        writer.WriteBoolean("internal", network.IsInternal);
        writer.WriteBoolean("encrypted", network.IsEncrypted);
        writer.WriteBoolean("external", network.IsExternal);
        Strings(writer, "subnets", network.Subnets);
        writer.WriteString("at", SafeText.Data(network.At));
    }

    private static void Write(Utf8JsonWriter writer, GraphService service)
    {
        writer.WriteString("id", service.Id);
        writer.WriteString("name", SafeText.Data(service.Name));
        writer.WriteString("project", SafeText.Data(service.Project));
        writer.WriteString("image", SafeText.Data(service.Image));
        writer.WriteString("role", service.Role);
        writer.WriteString("network", service.Sandbox switch { SandboxKind.Host => "host", SandboxKind.None => "none", SandboxKind.Shared => "shared", _ => "networks" });
        writer.WriteString("sharesWith", SafeText.Data(service.SharesWith));
        if (service.Replicas is { } replicas)
            writer.WriteNumber("replicas", replicas);
        else
            writer.WriteNull("replicas");
        writer.WriteBoolean("running", service.IsRunning);
        writer.WriteString("absence", SafeText.Data(service.Absence));
        writer.WriteString("at", SafeText.Data(service.At));
    }

    private static void Write(Utf8JsonWriter writer, GraphMembership membership)
    {
        writer.WriteString("service", membership.Service);
        writer.WriteString("network", membership.Network);
        Strings(writer, "aliases", membership.Aliases);
        writer.WriteString("address", SafeText.Data(membership.Address));
    }

    private static void Write(Utf8JsonWriter writer, GraphPublication publication)
    {
        writer.WriteString("id", publication.Id);
        writer.WriteString("socket", SafeText.Data(publication.Socket));
        writer.WriteString("service", publication.Service);
        writer.WriteString("inside", SafeText.Data(publication.Inside));
        writer.WriteString("protocol", publication.Protocol);
        Strings(writer, "openFrom", publication.OpenFrom);
        writer.WriteString("at", SafeText.Data(publication.At));
    }

    private static void Write(Utf8JsonWriter writer, GraphReach reach)
    {
        Strings(writer, "from", reach.From);
        Strings(writer, "to", reach.To);
        writer.WriteNumber("port", reach.Port);
        writer.WriteString("protocol", reach.Protocol);
        writer.WriteString("by", reach.Kind switch { ReachKind.Localhost => "localhost", ReachKind.Published => "published port", _ => "network" });
    }

    private static void Objects<T>(Utf8JsonWriter writer, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(SafeText.Data(text));
        writer.WriteEndArray();
    }
}
