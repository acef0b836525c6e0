using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Including;

/// <summary>Brings in what <c>include</c> names (compose-go loader/include.go): each with its own project directory and variables.</summary>
internal sealed class IncludeResolver(LoadSession session, ModelLoader loader, LoadScope scope)
{
    private static readonly string[] Sections = ["services", "volumes", "networks", "secrets", "configs", "models"];

    /// <summary>A document's model with what it includes.</summary>
    public YamlMapping Apply(YamlMapping model, ResetPaths resets)
    {
        if (!model.TryGet("include", out var include))
            return model;
        var context = Nodes.Cover(include.Key.Span, include.Value.Span);
        if (include.Value is YamlSequence list)
        {
            foreach (var item in list.Items)
                model = Include(model, item, context, resets);
        }
        else if (!(include.Value is YamlScalar { IsNull: true }))
        {
            session.Report("wrong-type", new Element(include.Value.Span, context, "include", "include", include.Value.Origin), "include must be a list",
                $"`include` must be a list, got {(include.Value as YamlScalar)?.Value ?? "map"}");
        }

        var rest = new MappingBuilder(model);
        rest.Remove("include");
        return rest.ToMapping(model);
    }

    private YamlMapping Include(YamlMapping model, YamlNode item, SourceSpan context, ResetPaths resets)
    {
        var entry = item as YamlMapping;
        var paths = Scalars(entry is null ? item : entry["path"]);
        if (paths.IsEmpty)
            return model;
        if (paths.FirstOrDefault(p => p.UnknownReason is not null) is { } unknown)
        {
            session.Gap ??= unknown.UnknownReason;
            return model;
        }

        if (session.IsAnalysis && paths.FirstOrDefault(p => ResolvedPaths.IsRemote(p.Value)) is { } remote)
        {
            session.Gap ??= "a file included from another machine is not read";
            session.Report("remote-resource", new Element(remote.Span, context, session.Shown(remote), "include." + session.Shown(remote), remote.Origin),
                $"{session.Shown(remote)} is on another machine and is not read");
            return model;
        }

        var files = paths.Select(p => (Path: ResolvedPaths.Of(p, scope.Directory), At: (YamlScalar?)p)).ToImmutableArray();
        if (scope.Chain.Contains(files[0].Path))
        {
            ReportCycle(paths[0], files[0].Path, context);
            return model;
        }

        var directory = entry?["project_directory"] is YamlScalar { IsNull: false, Value.Length: > 0, UnknownReason: null } given
            ? ResolvedPaths.Of(given, scope.Directory)
            : SourcePath.Directory(files[0].Path);
        var variables = scope.Variables.With(Variables(entry, directory, context));
        var included = loader.Load(files, new LoadScope(directory, variables, scope.Chain), ComposeFileRole.Included, context);
        included = Normalization.ResolveEnvironment(included, variables);
        return Import(model, included, paths[0], resets);
    }

    private Dictionary<string, string> Variables(YamlMapping? entry, string directory, SourceSpan context)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var named = Scalars(entry?["env_file"]);
        if (named.IsEmpty)
        {
            var standard = SourcePath.Combine(directory, ".env");
            if (session.Files.FileExists(standard))
                EnvFiles.Read(session, standard, null, context, scope.Variables, values);
            return values;
        }

        foreach (var file in named)
        {
            if (file.UnknownReason is null && file.Value != "/dev/null")
            {
                var path = ResolvedPaths.Of(file, scope.Directory);
                EnvFiles.Read(session, path, file, context, scope.Variables, values, $"stat {session.Files.FullPath(path)}: no such file or directory");
            }
        }

        return values;
    }

    private YamlMapping Import(YamlMapping model, YamlMapping included, YamlScalar at, ResetPaths resets)
    {
        var step = new Origin(OriginKind.Include, at.Span, session.Shown(at));
        var merged = new MappingBuilder(model);
        foreach (var section in Sections)
        {
            if (!included.TryGet(section, out var source) || source.Value is not YamlMapping from)
                continue;
            var target = merged[section] is YamlMapping own ? new MappingBuilder(own) : new MappingBuilder();
            foreach (var resource in from.Entries)
            {
                var value = Nodes.After(resource.Value, step);
                if (target[resource.Key.Value] is not { } conflict)
                {
                    target.Set(resource.Key, value);
                    continue;
                }

                if (AreEqual(resource.Value, conflict))
                    continue;
                var name = resource.Key.Value;
                var ownKey = target.Key(name)!;
                session.Report("include-conflict", new Element(ownKey.Span, Nodes.Cover(ownKey.Span, conflict.Span), name, section + "." + name, ownKey.Origin),
                    $"{section}.{name} is in an included file too: Compose before 2.14's loader refuses that, later ones merge",
                    $"{section}.{name} conflicts with imported resource",
                    related: ImmutableArray.Create(new Annotation(resource.Key.Span, $"{name} as included")));
                if (value is YamlMapping theirs && conflict is YamlMapping ours)
                {
                    theirs = resets.Apply(theirs, section, name);
                    var united = new ModelMerger(session, step, null).MergeSection(section, name, theirs, ours);
                    target.Set(ownKey, united);
                }
            }

            merged.Set(source.Key, target.ToMapping(merged[section]?.Span ?? from.Span));
        }

        return merged.ToMapping(model);
    }

    private void ReportCycle(YamlScalar at, string path, SourceSpan context)
    {
        var chain = scope.Chain.Add(path).Select(session.Files.FullPath).ToArray();
        session.Report("include-cycle", new Element(at.Span, context, session.Shown(at), "include." + session.Shown(at), at.Origin),
            $"{session.Shown(at)} includes itself", $"include cycle detected:\n{chain[0]}\n include {string.Join("\n include ", chain.Skip(1))}");
    }

    private static ImmutableArray<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlScalar { IsNull: false } scalar => ImmutableArray.Create(scalar),
        YamlSequence list => list.Items.OfType<YamlScalar>().ToImmutableArray(),
        _ => ImmutableArray<YamlScalar>.Empty,
    };

    private static bool AreEqual(YamlNode a, YamlNode b) => (a, b) switch
    {
        (YamlScalar x, YamlScalar y) => x.Kind() == y.Kind() && x.GoText() == y.GoText(),
        (YamlSequence x, YamlSequence y) => x.Items.Length == y.Items.Length && x.Items.Zip(y.Items, AreEqual).All(e => e),
        (YamlMapping x, YamlMapping y) => x.Entries.Length == y.Entries.Length && x.Entries.All(e => y[e.Key.Value] is { } other && AreEqual(e.Value, other)),
        _ => false,
    };
}
