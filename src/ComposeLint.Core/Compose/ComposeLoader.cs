using ComposeLint.Compose.Including;
using ComposeLint.Compose.Interpolation;
using ComposeLint.Compose.Merging;
using ComposeLint.Compose.Normalizing;
using ComposeLint.Compose.Reading;
using ComposeLint.Compose.Stacks;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>
/// Loads a project as <c>docker compose config</c> does (Docker Compose 2.40.3, whose loader is compose-go 2.9). What Compose would refuse is a problem, and
/// loading goes on as far as it can. Where compose-go 2.13 is kinder, so is this loader: it evaluates a default only when it is needed, merges into what is
/// included and lets it be extended (these two are refusals all the same, of kinds <c>include-conflict</c> and <c>extends-included</c>), and knows newer
/// keys. <c>~</c> stays as it is, since no home directory is known; what would come from another machine is not read.
/// </summary>
public static class ComposeLoader
{
    /// <summary>Loads a project.</summary>
    /// <param name="request">What to load.</param>
    /// <param name="files">Where text comes from; nothing else is read.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ComposeProject Load(LoadRequest request, SourceSet files, CancellationToken cancellationToken)
    {
        var session = new LoadSession(request, files, cancellationToken);
        var first = request.Files.IsDefaultOrEmpty ? "." : SourcePath.Normalize(request.Files[0]);
        var directory = request.ProjectDirectory is { } given ? SourcePath.Normalize(given) : SourcePath.Directory(first);
        var none = new SourceText(first, "").At(0, 0);
        var environment = Environment(session, directory, none);
        var variables = VariableScope.Of(environment, session.TakenVariables);
        if (!request.Files.IsDefault)
        {
            foreach (var path in request.Files)
                session.ReadCompose(path, ReferenceEquals(path, request.Files[0]) ? ComposeFileRole.Main : ComposeFileRole.Override, null, none);
        }

        if (request.ShadowedBy is { } taken && session.ComposeFiles.Count > 0)
        {
            var source = session.ComposeFiles[0].Source;
            var at = session.ComposeFiles[0].Root is { Entries.IsEmpty: false } root ? root.Entries[0].Key.Span : source.At(0, 0);
            session.Report("shadowed-file", new Element(at, at, source.Path, "file"), $"docker compose does not read {SourcePath.FileName(source.Path)}, since {SourcePath.FileName(taken)} is beside it");
        }

        var name = ProjectName.Find(session, directory, variables, none);
        if (name.TryGet(out var known))
            environment["COMPOSE_PROJECT_NAME"] = known;
        var paths = request.Files.IsDefault ? ImmutableArray<(string, YamlScalar?)>.Empty : request.Files.Select(f => (SourcePath.Normalize(f), (YamlScalar?)null)).ToImmutableArray();
        var model = session.IsStack
            ? new StackModelLoader(session, variables, directory).Load(request.Files.IsDefault ? ImmutableArray<string>.Empty : request.Files, none)
            : new ModelLoader(session).Load(paths, new LoadScope(directory, variables, ImmutableArray<string>.Empty), ComposeFileRole.Main, none);
        if (model.Entries.IsEmpty && session.Refusals.Count == 0 && session.ComposeFiles.Count > 0 && !session.ComposeFiles.Any(file => file.Yaml.HasGaps))
        {
            var source = session.ComposeFiles[0].Source;
            session.Report("empty-file", new Element(source.At(0, 0), source.At(0, source.Text.Length), source.Path, "file"), "the file holds nothing", "empty compose file");
        }

        model = Normalization.Apply(Normalization.ResolveEnvironment(model, variables), name, variables);
        return Project(session, model, name, directory, variables, Profiles(request, variables));
    }

    private static ComposeProject Project(
        LoadSession session, YamlMapping model, Located<string> name, string directory, VariableScope variables, ImmutableArray<string> profiles)
    {
        var services = model["services"] as YamlMapping;
        var active = new HashSet<string>(StringComparer.Ordinal);
        var declared = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in services?.Entries ?? ImmutableArray<YamlEntry>.Empty)
        {
            var own = (entry.Value as YamlMapping)?["profiles"] is YamlSequence list ? list.Items.OfType<YamlScalar>().ToList() : [];
            declared.UnionWith(own.Where(p => p.UnknownReason is null).Select(p => p.Value));
            if (session.IsStack || own.Count == 0 || own.Exists(p => p.UnknownReason is not null || profiles.Contains(p.Value)) || profiles.Contains("*"))
                active.Add(entry.Key.Value);
        }

        new Consistency(session, model, active).Check();
        if (services is not null && !session.IsStack)
        {
            var files = new ServiceFiles(session, variables);
            services = Canonical.Each(services, (key, value) => value is YamlMapping service && active.Contains(key.Value) ? files.Apply(new YamlEntry(key, value), Consistency.WithReplicas(service)) : value);
            var changed = new MappingBuilder(model);
            changed.SetDefault("services", services);
            model = changed.ToMapping(model);
        }

        if (!session.IsStack)
            ContainerNames.Check(session, services, active);
        var enabled = ImmutableArray.CreateBuilder<ComposeService>();
        var disabled = ImmutableArray.CreateBuilder<ComposeService>();
        foreach (var entry in services?.Entries ?? ImmutableArray<YamlEntry>.Empty)
        {
            if (entry.Value is YamlMapping service)
                (active.Contains(entry.Key.Value) ? enabled : disabled).Add(ServiceReader.Read(entry, service, session.Extends));
        }

        var open = session.Gap ?? (model.HasGaps || services?.HasGaps == true ? "a part of the file could not be read" : null);
        return new ComposeProject
        {
            Name = name,
            Directory = directory,
            Files = session.ComposeFiles.ToImmutableArray(),
            Services = new LocatedList<ComposeService>(enabled.ToImmutable(), open),
            DisabledServices = new LocatedList<ComposeService>(disabled.ToImmutable(), open),
            Networks = Section(model, "networks", open, ResourceReader.Network),
            Volumes = Section(model, "volumes", open, ResourceReader.Volume),
            Configs = Section(model, "configs", open, static e => ResourceReader.FileObject("configs", e)),
            Secrets = Section(model, "secrets", open, static e => ResourceReader.FileObject("secrets", e)),
            Profiles = profiles,
            DeclaredProfiles = declared.ToImmutableArray(),
            Extensions = ResourceReader.Extensions(model),
            Model = model,
            Reading = session.Request.Reading,
            TakenVariables = session.TakenVariables.ToImmutableHashSet(),
            Problems = session.Problems.ToImmutableArray(),
            Refusals = session.Refusals.ToImmutableArray(),
        };
    }

    private static LocatedList<T> Section<T>(YamlMapping model, string section, string? open, Func<YamlEntry, T> read) =>
        new(model[section] is YamlMapping mapping ? mapping.Entries.Select(read).ToImmutableArray() : ImmutableArray<T>.Empty, open);

    private static Dictionary<string, string> Environment(LoadSession session, string directory, SourceSpan none)
    {
        var given = VariableScope.Of(session.Request.Variables);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!session.Request.EnvFiles.IsDefault)
        {
            foreach (var path in session.Request.EnvFiles)
                EnvFiles.Read(session, SourcePath.Normalize(path), null, none, given, values);
        }
        else if (!session.IsStack && SourcePath.Combine(directory, ".env") is var standard && session.Files.FileExists(standard))
        {
            EnvFiles.Read(session, standard, null, none, given, values);
        }

        foreach (var pair in session.Request.Variables)
            values[pair.Key] = pair.Value;
        return values;
    }

    private static ImmutableArray<string> Profiles(LoadRequest request, VariableScope variables) => request.Profiles.IsDefaultOrEmpty
        ? (variables["COMPOSE_PROFILES"] ?? "").Split(',').Select(p => p.Trim()).Where(p => p.Length > 0).ToImmutableArray()
        : request.Profiles;
}
