using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>
/// Puts the variables of <c>env_file</c> and the labels of <c>label_file</c> under those that a service states itself (compose-go types/project.go
/// WithServicesEnvironmentResolved, WithServicesLabelsResolved).
/// </summary>
internal sealed class ServiceFiles(LoadSession session, VariableScope variables)
{
    /// <summary>A service with what its files bring.</summary>
    public YamlMapping Apply(YamlEntry entry, YamlMapping service)
    {
        if (service["env_file"] is null && service["label_file"] is null)
            return service;
        var context = Nodes.Cover(entry.Key.Span, service.Span);
        var where = "services." + entry.Key.Value;
        var changed = new MappingBuilder(service);
        if (service["env_file"] is YamlSequence files)
        {
            var own = service["environment"] as YamlMapping;
            var merged = new MappingBuilder();
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            var scope = new VariableScope(name => variables[name] ?? (own?[name] is YamlScalar { IsNull: false } value ? value.GoText() : null));
            foreach (var item in files.Items)
            {
                if (item is YamlMapping file && file["path"] is YamlScalar path)
                    merged.HasGaps |= !Read(path, file, where, context, scope, values);
                foreach (var pair in values)
                    Add(merged, item, pair);
            }

            foreach (var variable in own?.Entries ?? ImmutableArray<YamlEntry>.Empty)
                merged.Set(variable.Key, variable.Value);
            merged.HasGaps |= own?.HasGaps == true;
            if (merged.Entries.Count > 0 || merged.HasGaps)
                changed.SetDefault("environment", merged.ToMapping(own?.Span ?? files.Span, null, own?.Origin));
        }

        if (service["label_file"] is YamlSequence labelFiles)
        {
            var merged = new MappingBuilder();
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var path in labelFiles.Items.OfType<YamlScalar>())
            {
                var full = session.Files.FullPath(path.Value);
                merged.HasGaps |= path.UnknownReason is not null
                    || !EnvFiles.Read(session, path.Value, path, context, VariableScope.Empty, values, $"label file {full} not found: stat {full}: no such file or directory", where + ".label_file");
                foreach (var pair in values)
                    Add(merged, path, pair);
            }

            foreach (var label in (service["labels"] as YamlMapping)?.Entries ?? ImmutableArray<YamlEntry>.Empty)
                merged.Set(label.Key, label.Value);
            changed.SetDefault("labels", merged.ToMapping((service["labels"] ?? labelFiles).Span));
        }

        return changed.ToMapping(service);
    }

    private bool Read(YamlScalar path, YamlMapping file, string where, SourceSpan context, VariableScope scope, Dictionary<string, string> values)
    {
        if (path.UnknownReason is not null)
            return false;
        var lookup = session.Files.Read(path.Value);
        if (lookup.Status == LookupStatus.Missing && file["required"] is YamlScalar { Value: "false" })
            return true;
        if (lookup.Text is { } text && Consistency.Text(file["format"]) == "raw")
        {
            foreach (var pair in RawEnvFile.Read(text.Text, variables))
                values[pair.Key] = pair.Value;
            return true;
        }

        var full = session.Files.FullPath(path.Value);
        return EnvFiles.Read(session, path.Value, path, context, scope, values, $"env file {full} not found: stat {full}: no such file or directory", where + ".env_file");
    }

    private static void Add(MappingBuilder merged, YamlNode file, KeyValuePair<string, string> pair)
    {
        var at = (file as YamlMapping)?["path"]?.Span ?? file.Span;
        var origin = new Origin(OriginKind.Interpolation, at, "env_file");
        merged.Set(new YamlScalar(pair.Key, ScalarStyle.Plain, at, null, origin), new YamlScalar(pair.Value, ScalarStyle.DoubleQuoted, at, null, origin));
    }
}
