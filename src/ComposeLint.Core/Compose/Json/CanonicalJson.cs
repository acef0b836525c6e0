using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Json;

/// <summary>
/// The whole merged model as <c>docker compose config --format json</c> shows it, so that the two can be compared: active services, the resources
/// they use, absolute paths, dollar signs doubled. It holds values of env files: it is for tests and debugging, never for a report.
/// </summary>
internal sealed class CanonicalJson
{
    private readonly JsonText _json = new();
    private readonly ComposeProject _project;
    private readonly ModelJson _model;

    /// <summary>A project and where its files are.</summary>
    public CanonicalJson(ComposeProject project, SourceSet files)
    {
        _project = project;
        _model = new ModelJson(_json, files, doublesDollars: true);
    }

    /// <summary>The project's JSON.</summary>
    public string Write()
    {
        _json.BeginObject().Name("name").Value(_project.Name.TryGet(out var name) ? name : "");
        _json.Name("services").BeginObject();
        foreach (var service in _project.Services)
        {
            _json.Name(service.Name);
            _model.Structure(service.Node, ModelSchema.Service);
        }

        _json.EndObject();
        var services = _project.Services.Items;
        Section("networks", ModelSchema.Network, services.SelectMany(s => s.Networks.Items).Select(n => n.Name));
        Section("volumes", ModelSchema.Volume, services.SelectMany(s => s.Volumes.Items).Where(v => v.Type is { IsKnown: true, Value: "volume" }).Select(v => Known(v.Source)));
        Section("secrets", ModelSchema.Config, services.SelectMany(s => s.Secrets.Items.Select(x => Known(x.Source)).Concat(s.Build is { } build ? build.Secrets.Items.Select(x => Known(x.Target)) : [])));
        Section("configs", ModelSchema.Config, services.SelectMany(s => s.Configs.Items).Select(c => Known(c.Source)));
        foreach (var extension in _project.Extensions)
        {
            _json.Name(extension.Key.Value);
            _model.Any(extension.Value);
        }

        return _json.EndObject().ToString();
    }

    private static string Known(Located<string>? value) => value is { IsKnown: true } known ? known.Value : "";

    private void Section(string section, Field[] fields, IEnumerable<string> used)
    {
        var names = new HashSet<string>(used, StringComparer.Ordinal);
        var entries = _project.Model[section] is YamlMapping mapping ? mapping.Entries.Where(e => names.Contains(e.Key.Value)).ToList() : [];
        if (entries.Count == 0)
            return;
        _json.Name(section).BeginObject();
        foreach (var entry in entries)
        {
            _json.Name(entry.Key.Value);
            // What came from the environment is not shown as content.
            var isFromEnvironment = (entry.Value as YamlMapping)?["environment"] is not null;
            _model.Structure(entry.Value as YamlMapping, isFromEnvironment ? fields.Where(f => f.Key != "content").ToArray() : fields);
        }

        _json.EndObject();
    }
}
