using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Stacks;

/// <summary>
/// A service's variables as <c>docker stack deploy</c> sees them: those of its env files, read as they stand, under its own; one without value or with a
/// blank one is taken from the shell where it is set (docker/cli cli/compose/loader/loader.go resolveEnvironment, pkg/kvfile).
/// </summary>
internal sealed class StackEnvironment(LoadSession session, VariableScope variables, string directory)
{
    /// <summary>The service with its environment; its <c>env_file</c> stays.</summary>
    public YamlMapping Apply(YamlScalar name, YamlMapping service)
    {
        var own = service["environment"] as YamlMapping;
        if (service["env_file"] is not YamlSequence && own is null)
            return service;
        var context = Nodes.Cover(name.Span, service.Span);
        var values = new MappingBuilder { HasGaps = own?.HasGaps == true };
        foreach (var item in (service["env_file"] as YamlSequence)?.Items ?? ImmutableArray<YamlNode>.Empty)
            if ((item as YamlMapping)?["path"] is YamlScalar path)
                values.HasGaps |= !Read(name, path, context, values);
        foreach (var variable in own?.Entries ?? ImmutableArray<YamlEntry>.Empty)
            values.Set(variable.Key, FromShell(variable));
        var changed = new MappingBuilder(service);
        if (values.Entries.Count > 0 || values.HasGaps)
            changed.SetDefault("environment", values.ToMapping(own?.Span ?? service["env_file"]!.Span, null, own?.Origin));
        return changed.ToMapping(service);
    }

    private YamlNode FromShell(YamlEntry variable) =>
        variable.Value is YamlScalar scalar && (scalar.IsNull || (scalar.UnknownReason is null && scalar.Value.Length == 0)) && variables[variable.Key.Value] is { } value
            ? new YamlScalar(value, ScalarStyle.DoubleQuoted, scalar.Span, null, new Origin(OriginKind.Interpolation, scalar.Span, variable.Key.Value, scalar.Origin))
            : variable.Value;

    private bool Read(YamlScalar service, YamlScalar path, SourceSpan context, MappingBuilder values)
    {
        if (path.UnknownReason is not null)
            return false;
        var full = SourcePath.Combine(directory, path.Value);
        var lookup = session.Files.Read(full);
        if (lookup.Text is not { } text || lookup.Status != LookupStatus.Found)
        {
            session.ReportMissing(full, lookup, path, context, $"open {session.Files.FullPath(full)}: no such file or directory", $"services.{service.Value}.env_file");
            return false;
        }

        var origin = new Origin(OriginKind.Interpolation, path.Span, "env_file");
        foreach (var pair in RawEnvFile.Read(text.Text, variables))
            values.Set(new YamlScalar(pair.Key, ScalarStyle.Plain, path.Span, null, origin), FromShell(new YamlEntry(
                new YamlScalar(pair.Key, ScalarStyle.Plain, path.Span), new YamlScalar(pair.Value, ScalarStyle.DoubleQuoted, path.Span, null, origin))));
        return true;
    }
}
