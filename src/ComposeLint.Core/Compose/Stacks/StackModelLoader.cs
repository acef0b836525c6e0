using ComposeLint.Compose.Binding;
using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Stacks;

/// <summary>
/// Reads the files of a stack into one model as <c>docker stack deploy</c> does (docker/cli cli/compose/loader/loader.go, measured with <c>docker stack
/// config</c> of 28.2.2): each file is interpolated, held against the schema of its <c>version</c> and completed by itself, then they are merged.
/// </summary>
internal sealed class StackModelLoader(LoadSession session, VariableScope variables, string directory)
{
    /// <summary>Keys that the client knows to be of old formats and refuses before all else (docker/cli cli/compose/types ForbiddenProperties).</summary>
    private static readonly ImmutableHashSet<string> Forbidden = ImmutableHashSet.Create(
        StringComparer.Ordinal, "extends", "volume_driver", "volumes_from", "cpu_quota", "cpu_shares", "cpuset", "mem_limit", "memswap_limit");

    private string? _version;

    /// <summary>The merged model; empty when no file could be read.</summary>
    public YamlMapping Load(ImmutableArray<string> paths, SourceSpan none)
    {
        YamlMapping? merged = null;
        foreach (var path in paths)
        {
            if (session.ReadCompose(path, merged is null ? ComposeFileRole.Main : ComposeFileRole.Override, null, none) is not { } file)
            {
                session.Gap ??= "a file of the project could not be read";
                continue;
            }

            if (Read(file) is not { } model)
                continue;
            merged = merged is null ? model : new StackMerger(session, new Origin(OriginKind.Override, file.Source.At(0, 0), file.Path)).Merge(merged, model);
        }

        return merged ?? new YamlMapping(ImmutableArray<YamlEntry>.Empty, none);
    }

    private YamlMapping? Read(ComposeFile file)
    {
        // go-yaml reads the first document alone.
        var document = file.Yaml.Documents.Length == 0 ? null : file.Yaml.Documents[0].Root;
        if (document is not YamlMapping root)
        {
            if (file.Yaml.HasGaps)
                return null;
            var place = document?.Span ?? file.Source.At(0, 0);
            session.Report(document is null or YamlScalar { IsNull: true } ? "empty-file" : "wrong-type", new Element(place, place, file.Path, "file"),
                "the file's top level must be a mapping", "top-level object must be a mapping");
            return null;
        }

        if (file.Yaml.HasGaps)
            root = new YamlMapping(root.Entries, root.Span, root.Tag, root.Origin, hasGaps: true);
        var version = Version(root);
        Forbid(root);
        var model = new Interpolator(session, variables).Run(root, out _);
        Validate(model, Format(version, root));
        return new StackSections(session, variables, directory).Complete(model);
    }

    /// <summary>The version of a file, which all files of a stack must share.</summary>
    private string Version(YamlMapping root)
    {
        var written = root["version"] as YamlScalar;
        if (written?.UnknownReason is not null)
            return _version ?? "3.13";
        var text = written is null or { IsNull: true } ? "" : written.GoText();
        var version = text is "" or "3" ? "3.13" : text;
        var isFirst = _version is null;
        _version ??= version;
        if (!isFirst && version != _version)
        {
            var at = written?.Span ?? root.Span.Source.At(root.Span.Span.Start, root.Span.Span.Start);
            session.Report("conflicting-version", new Element(at, root.Span, "version", "version." + root.Span.Source.Path),
                $"the files of one stack must have one version: {_version} before, {version} here", $"version mismatched between two composefiles : {_version} and {version}");
        }

        return version;
    }

    /// <summary>The format that a version names; the newest where the client does not know it, so that the rest can be looked at.</summary>
    private int Format(string version, YamlMapping root)
    {
        if (StackFormats.Of(version) is { } format)
            return format;
        session.Report("stack-refused", new Element(root["version"]!.Span, root.Span, "version", "version"), $"docker stack deploy knows the formats 3.0 to 3.{StackFormats.Newest}, not {version}",
            "unsupported Compose file version: " + version);
        return StackFormats.Newest;
    }

    private void Forbid(YamlMapping root)
    {
        foreach (var entry in (root["services"] as YamlMapping)?.Entries ?? ImmutableArray<YamlEntry>.Empty)
        {
            if (entry.Value is not YamlMapping service)
                continue;
            foreach (var key in service.Entries)
                if (Forbidden.Contains(key.Key.Value))
                    Refuse(new Element(key.Key.Span, Nodes.Cover(entry.Key.Span, service.Span), key.Key.Value, $"services.{entry.Key.Value}.{key.Key.Value}", key.Key.Origin),
                        ["services", entry.Key.Value, key.Key.Value], "Configuration contains forbidden properties", 0);
        }
    }

    private void Validate(YamlMapping model, int format)
    {
        var faults = SchemaValidator.Validate(model, ComposeDialect.Stack, format);
        var told = SchemaValidator.Told(faults, ComposeDialect.Stack);
        foreach (var fault in faults.Where(fault => fault == told).Concat(faults.Where(fault => fault != told)))
        {
            var subject = fault.Problem.Subject;
            var refusal = fault == told ? fault.Refusal : null;
            var path = subject.Key.Split('.');
            // A key that others know, or that a newer format has, is no slip of the pen.
            if (fault.Problem.Kind != "unknown-key" || Known(path) is not { } known)
                session.Report(fault.Problem.Kind, subject, fault.Problem.Message, refusal, fault.Problem.Help, fault.Problem.Related);
            else if (!(path.Length == 3 && Forbidden.Contains(path[2])))
                Refuse(subject, path, refusal, StackFormats.Since(known.Path) is > 0 and var since && since > format ? since : 0);
        }
    }

    private void Refuse(IElement subject, string[] path, string? refusal, int since)
    {
        var name = path.Length > 2 && path[0] == "services" ? string.Join(".", path.Skip(2)) + " of " + path[1] : string.Join(".", path);
        session.Report("stack-refused", subject, $"docker stack deploy refuses the file for {name}", refusal, since > 0 ? $"format 3.{since} has it: change version, or leave version out" : null);
    }

    private static ComposeKey? Known(string[] path)
    {
        var segments = path.Select((part, i) => i > 0 && part.Length > 0 && part.All(c => c is >= '0' and <= '9') ? "[]" : part).ToArray();
        return ComposeKeys.Find(segments) is { Instead: null } key ? key : null;
    }
}
