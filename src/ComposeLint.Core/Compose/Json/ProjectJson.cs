using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Json;

/// <summary>
/// A project as one line of JSON: <c>file</c>, <c>ok</c>, and the services' ports, networks, network_mode and expose with the networks, or the error.
/// What <c>debug project --each</c> prints; the shape that reference loaders are compared in.
/// </summary>
public static class ProjectJson
{
    /// <summary>
    /// Refusals that a reference loader (compose-go 2.13) does not have: it is config and up that ask for container names, and the loader of 2.40.3
    /// (2.9) that does not merge into what is included or extend it.
    /// </summary>
    private static readonly ImmutableHashSet<string> NotTheLoaders = ImmutableHashSet.Create(StringComparer.Ordinal, ContainerNames.Kind, "include-conflict", "extends-included");

    /// <summary>The line for one file's project.</summary>
    /// <param name="file">What the file is called.</param>
    /// <param name="project">The project, loaded in Compose's reading.</param>
    public static string Line(string file, ComposeProject project)
    {
        var json = new JsonText().BeginObject();
        json.Name("file").Value(file);
        var refusal = project.Refusals.FirstOrDefault(r => !NotTheLoaders.Contains(r.Kind));
        json.Name("ok").Value(refusal is null);
        if (refusal is not null)
            return json.Name("error").Value(refusal.Message).EndObject().ToString();
        json.Name("services").BeginObject();
        foreach (var service in project.Services)
        {
            json.Name(service.Name).BeginObject();
            WriteService(json, service);
            json.EndObject();
        }

        json.EndObject().Name("networks").BeginObject();
        foreach (var network in project.Networks)
        {
            json.Name(network.Name).BeginObject();
            WriteNetwork(json, network);
            json.EndObject();
        }

        return json.EndObject().EndObject().ToString();
    }

    /// <summary>
    /// The line for one project with its whole model, as <c>docker compose config --format json</c> or <c>docker stack config</c> shows it. It holds values of env
    /// files: never for a report.
    /// </summary>
    /// <param name="file">What the file is called.</param>
    /// <param name="project">The project, loaded in Compose's reading.</param>
    /// <param name="sources">Where its files are.</param>
    /// <param name="dialect">Whose rules it was loaded by.</param>
    public static string Whole(string file, ComposeProject project, SourceSet sources, ComposeDialect dialect)
    {
        var json = new JsonText().BeginObject();
        json.Name("file").Value(file);
        json.Name("ok").Value(project.Refusal is null);
        if (project.Refusal is { } refusal)
            return json.Name("error").Value(refusal.Message).EndObject().ToString();
        return json.Name("model").Raw(dialect == ComposeDialect.Stack ? new StackJson(project, sources).Write() : new CanonicalJson(project, sources).Write()).EndObject().ToString();
    }

    private static void WriteService(JsonText json, ComposeService service)
    {
        if (service.Ports.Count > 0)
        {
            json.Name("ports").BeginArray();
            foreach (var port in service.Ports)
            {
                json.BeginObject();
                if (port.HostIp is { IsKnown: true } ip)
                    json.Name("host_ip").Value(ip.Value);
                if (port.Published is { IsKnown: true } published)
                    json.Name("published").Value(published.Value.ToString());
                if (port.Target.TryGet(out var target))
                    json.Name("target").Value(target.First);
                if (port.Protocol.TryGet(out var protocol))
                    json.Name("protocol").Value(protocol);
                if (port.Mode.TryGet(out var mode))
                    json.Name("mode").Value(mode);
                json.EndObject();
            }

            json.EndArray();
        }

        if (service.NetworkMode is { } networkMode)
            json.Name("network_mode").Value(Consistency.Text(service.Node["network_mode"]) ?? networkMode.ToString());
        if (service.Expose.Count > 0)
        {
            json.Name("expose").BeginArray();
            foreach (var item in ((YamlSequence)service.Node["expose"]!).Items.OfType<YamlScalar>())
                json.Value(item.GoText());
            json.EndArray();
        }

        if (service.Networks.Count > 0)
        {
            json.Name("networks").BeginArray();
            foreach (var network in service.Networks.Items.Select(n => n.Name).OrderBy(n => n, StringComparer.Ordinal))
                json.Value(network);
            json.EndArray();
        }
    }

    private static void WriteNetwork(JsonText json, ComposeNetwork network)
    {
        if (network.RealName.TryGet(out var name))
            json.Name("name").Value(name);
        if (network.Driver is { IsKnown: true } driver)
            json.Name("driver").Value(driver.Value);
        foreach (var (key, value) in new[]
        {
            ("external", network.External), ("internal", network.Internal), ("attachable", network.Attachable), ("enable_ipv6", network.EnableIpv6),
        })
        {
            if (value is { IsKnown: true, Value: true })
                json.Name(key).Value(true);
        }
    }
}
