using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Including;

/// <summary>
/// Resolves <c>extends</c> (compose-go loader/extends.go). A base that is not to be had is a problem at the scalar that names it; the service then
/// stands as written, with a gap.
/// </summary>
internal sealed class ExtendsResolver(LoadSession session, ModelLoader loader, LoadScope scope)
{
    private const int MaximumDepth = 500;

    private readonly Dictionary<string, (YamlMapping? Services, ResetPaths Resets)> _bases = new(StringComparer.Ordinal);

    /// <summary>A document's model with its services' bases merged in.</summary>
    public YamlMapping Apply(YamlMapping model, string file, ResetPaths resets)
    {
        if (model["services"] is not YamlMapping services || !services.Entries.Any(e => e.Value is YamlMapping s && s.TryGet("extends", out _)))
            return model;
        var table = new ServiceTable(services, file, resets);
        foreach (var entry in services.Entries)
            Resolve(entry.Key.Value, table, ImmutableArray<(string File, string Service)>.Empty);
        var changed = new MappingBuilder(model);
        changed.SetDefault("services", table.Services.ToMapping(services));
        return changed.ToMapping(model);
    }

    private YamlNode? Resolve(string name, ServiceTable table, ImmutableArray<(string File, string Service)> chain)
    {
        if (table.Services[name] is not YamlMapping service || !service.TryGet("extends", out var extends))
            return table.Services[name];
        var key = table.Services.Key(name)!;
        var context = Nodes.Cover(key.Span, service.Span);
        var reference = extends.Value as YamlScalar ?? (extends.Value as YamlMapping)?["service"] as YamlScalar;
        if (reference is null || reference.IsNull)
        {
            session.Report("wrong-type", new Element(extends.Key.Span, context, name, $"services.{name}.extends", extends.Key.Origin),
                $"the service {name} does not say which service it extends", $"extends.{name}.service is required");
            return Finish(table, key, service, hasGap: true);
        }

        session.NoteExtends(name, reference, context);
        var fileScalar = (extends.Value as YamlMapping)?["file"] as YamlScalar;
        var baseTable = table;
        var file = session.Files.FullPath(table.File);
        if (fileScalar is { IsNull: false })
        {
            file = Raw(fileScalar);
            if (LoadBase(name, reference, fileScalar, context, table) is not { } loaded)
                return Finish(table, key, service, hasGap: true);
            baseTable = loaded;
        }
        else if (reference.UnknownReason is not null || table.Services[reference.Value] is null)
        {
            if (reference.UnknownReason is null)
                ReportUnknown(name, reference, context, $"cannot extend service \"{name}\" in {session.Files.FullPath(table.File)}: service \"{reference.Value}\" not found");
            return Finish(table, key, service, hasGap: true);
        }

        if (fileScalar is null && table.Services[reference.Value] is { Origin.Kind: OriginKind.Include })
        {
            session.Report("extends-included", new Element(reference.Span, context, session.Shown(reference), $"services.{name}.extends", reference.Origin),
                $"the service {name} extends {reference.Value}, which is included: Compose 2.40 and older do not find it",
                $"cannot extend service \"{name}\" in {session.Files.FullPath(table.File)}: service \"{reference.Value}\" not found");
        }

        if (chain.Length >= MaximumDepth)
        {
            session.Report("yaml-limit", new Element(reference.Span, context, name, $"services.{name}.extends", reference.Origin), $"more than {MaximumDepth} services extend each other in a chain");
            return Finish(table, key, service, hasGap: true);
        }

        if (chain.Contains((file, name)))
        {
            ReportCycle(name, reference, context, chain, (file, name));
            return Finish(table, key, service, hasGap: true);
        }

        var resolved = Resolve(reference.Value, baseTable, chain.Add((file, name)));
        if (resolved is not YamlMapping source)
            return Finish(table, key, service, hasGap: false);
        // A cycle may have finished this service on the way.
        if (table.Services[name] is YamlMapping now && !now.TryGet("extends", out _))
            return now;
        source = table.Resets.Apply(source, "services", name);
        var step = new Origin(OriginKind.Extends, reference.Span, fileScalar is null ? reference.Value : reference.Value + " in " + session.Shown(fileScalar));
        var merged = new ModelMerger(session, step, null).MergeSection("services", name, source, service);
        return Finish(table, key, new YamlMapping(merged.Entries, service.Span, service.Tag, service.Origin, merged.HasGaps), hasGap: false);
    }

    /// <summary>A path as it was written, seen from the project's directory, as Compose's messages show it.</summary>
    private string Raw(YamlScalar path) =>
        path.Tag != Nodes.ResolvedPath ? path.Value
        : scope.Directory != "." && path.Value.StartsWith(scope.Directory + "/", StringComparison.Ordinal) ? path.Value.Substring(scope.Directory.Length + 1)
        : path.Value;

    private static YamlMapping Finish(ServiceTable table, YamlScalar key, YamlMapping service, bool hasGap)
    {
        var finished = new MappingBuilder(service);
        finished.Remove("extends");
        finished.HasGaps |= hasGap;
        var result = finished.ToMapping(service);
        table.Services.Set(key, result);
        return result;
    }

    private ServiceTable? LoadBase(string name, YamlScalar reference, YamlScalar file, SourceSpan context, ServiceTable table)
    {
        if (file.UnknownReason is not null)
            return null;
        var path = ResolvedPaths.Of(file, scope.Directory);
        if (ResolvedPaths.IsRemote(file.Value) && session.IsAnalysis)
        {
            session.Report("remote-resource", new Element(file.Span, context, session.Shown(file), $"services.{name}.extends.file", file.Origin),
                $"{session.Shown(file)} is on another machine and is not read");
            return null;
        }

        if (!_bases.TryGetValue(path, out var known))
        {
            var isLoaded = loader.TryLoadExtended(path, file, context, scope, out var model, out var resets);
            known = (isLoaded ? model["services"] as YamlMapping : null, resets);
            if (isLoaded && known.Services is null)
            {
                ReportUnknown(name, reference, context, $"cannot extend service \"{name}\" in {session.Files.FullPath(path)}: no services section");
                return null;
            }

            if (isLoaded)
                known.Services = ResolvedPaths.Resolve(model, SourcePath.Directory(path))["services"] as YamlMapping;
            _bases[path] = known;
        }

        if (known.Services is null)
            return null;
        if (known.Services.TryGet(reference.Value, out _))
            return new ServiceTable(known.Services, path, known.Resets);
        ReportUnknown(name, reference, context,
            $"cannot extend service \"{name}\" in {session.Files.FullPath(table.File)}: service \"{reference.Value}\" not found in {Raw(file)}");
        return null;
    }

    private void ReportUnknown(string name, YamlScalar reference, SourceSpan context, string refusal)
    {
        var shown = session.Shown(reference);
        session.Report("undefined-service", new Element(reference.Span, context, shown, $"services.{name}.extends", reference.Origin),
            $"the service {name} extends {shown}, which is not there", refusal);
    }

    private void ReportCycle(string name, YamlScalar reference, SourceSpan context, ImmutableArray<(string File, string Service)> chain, (string File, string Service) last)
    {
        var lines = chain.Add(last).Select((link, i) => $"  {(i == 0 ? "" : "extends ")}{link.Service} in {link.File}");
        session.Report("extends-cycle", new Element(reference.Span, context, name, $"services.{name}.extends", reference.Origin),
            $"the service {name} extends itself: {string.Join(" -> ", chain.Select(link => link.Service))} -> {name}",
            "Circular reference:\n" + string.Join("\n", lines));
    }

    /// <summary>The services of one file while their bases are merged in.</summary>
    private sealed class ServiceTable(YamlMapping services, string file, ResetPaths resets)
    {
        public MappingBuilder Services { get; } = new(services);

        public string File => file;

        public ResetPaths Resets => resets;
    }
}
