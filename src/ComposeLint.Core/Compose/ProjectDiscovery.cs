using ComposeLint.Compose.Interpolation;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose;

/// <summary>
/// Finds the projects among files. In each directory:
/// <list type="bullet">
/// <item><c>COMPOSE_FILE</c> of its <c>.env</c> names one project's files; else the first of Compose's default names does, with the first override file beside it.</item>
/// <item>Every other <c>*compose*.y*ml</c> and <c>*stack*.y*ml</c> with a top-level <c>services</c>, and every file that was named, is a project of its own
/// when it can stand alone. When it cannot (a service without image or build, a network, volume or service that is not there), it is merged over the
/// directory's project, or over that of the nearest directory above with which it is whole: it is a fragment, as <c>docker-compose.prod.yml</c> often is.
/// So is a file of a default name further down, with services that have nothing to run where a project above brings it.
/// One that only further files would make whole is merged over the project that brings most, and what is still missing is unknown, not wrong.</item>
/// <item>What another file includes is part of that one. What another file extends is a project only when it can stand alone.</item>
/// </list>
/// </summary>
public static class ProjectDiscovery
{
    /// <summary>Compose's default names, the first found wins (compose-go cli/options.go DefaultFileNames).</summary>
    public static readonly ImmutableArray<string> DefaultNames = ImmutableArray.Create("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

    /// <summary>Names of files merged over the default one, the first found wins (DefaultOverrideFileNames).</summary>
    public static readonly ImmutableArray<string> OverrideNames = ImmutableArray.Create(
        "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml");

    /// <summary>Refusals that say that a file is a part of something else.</summary>
    private static readonly ImmutableHashSet<string> FragmentKinds = ImmutableHashSet.Create(
        StringComparer.Ordinal, "no-image-or-build", "undefined-network", "undefined-volume", "undefined-secret", "undefined-config", "undefined-model", "undefined-service",
        "depends-on-unknown", "missing-source");

    /// <summary>The projects, in the order of their first files.</summary>
    /// <param name="sources">Where text comes from.</param>
    /// <param name="files">Every file found, normalised.</param>
    /// <param name="named">Those of them that were named one by one: taken for Compose files whatever they are called, when they are YAML with services.</param>
    /// <param name="readsEnv">Whether <c>.env</c> may be read.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static ImmutableArray<LoadRequest> Find(
        SourceSet sources, ImmutableArray<string> files, ImmutableArray<string> named, bool readsEnv, CancellationToken cancellationToken)
    {
        var search = new Search(sources, readsEnv, cancellationToken);
        var chosen = new HashSet<string>(named.Select(SourcePath.Normalize), StringComparer.Ordinal);
        var candidates = files.Where(f => (HasComposeName(SourcePath.FileName(f)) || (chosen.Contains(f) && IsYaml(f))) && search.IsCompose(f)).ToList();
        var projects = new List<LoadRequest>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directory in candidates.Select(SourcePath.Directory).Distinct(StringComparer.Ordinal))
        {
            if (search.Main(directory) is not { } main || !main.Any(f => candidates.Contains(f)))
                continue;
            projects.Add(main.Length == 1 && search.HasUnbuiltService(main[0]) && search.Over(main[0]) is { } merged ? merged : search.Own(main));
            taken.UnionWith(main);
        }

        var parts = search.Parts(candidates);
        projects.RemoveAll(p => p.Files.Length == 1 && parts.Included.Contains(p.Files[0]) && !chosen.Contains(p.Files[0]));
        foreach (var file in candidates)
        {
            if (taken.Contains(file) || (parts.Included.Contains(file) && !chosen.Contains(file)))
                continue;
            var alone = search.Request(ImmutableArray.Create(file)) with { ShadowedBy = chosen.Contains(file) ? null : search.Shadowing(file) };
            var missing = search.Missing(alone);
            if (missing == 0)
                projects.Add(alone);
            else if (Overridden(file, candidates) is { } overridden)
                projects.Add(search.Request(ImmutableArray.Create(overridden, file)));
            else if (search.Over(file, missing) is { } merged)
                projects.Add(merged);
            else if (!parts.Extended.Contains(file) || chosen.Contains(file))
                projects.Add(alone);
        }

        return projects.OrderBy(p => p.Files[p.Files.Length - 1], StringComparer.Ordinal).ToImmutableArray();
    }

    /// <summary>Whether a name is one that Compose or stack files have: <c>*compose*.y*ml</c>, <c>*stack*.y*ml</c>.</summary>
    public static bool HasComposeName(string name) =>
        IsYaml(name) && (name.IndexOf("compose", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("stack", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The file that one named <c>NAME.override.yml</c> is laid over: <c>NAME.yml</c> beside it; null when there is none.</summary>
    private static string? Overridden(string file, List<string> candidates)
    {
        const string mark = ".override.";
        var at = file.LastIndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var stem = file.Substring(0, at);
        return candidates.Find(other => other == stem + ".yml" || other == stem + ".yaml");
    }

    private static bool IsYaml(string name) =>
        name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    private sealed class Search(SourceSet sources, bool readsEnv, CancellationToken cancellationToken)
    {
        private static readonly ImmutableArray<string> Runnable = ImmutableArray.Create("image", "build", "extends", "provider", "<<");

        private readonly Dictionary<string, ImmutableArray<string>?> _mains = new(StringComparer.Ordinal);

        public LoadRequest Request(ImmutableArray<string> files) => new(files) { EnvFiles = readsEnv ? default : ImmutableArray<string>.Empty };

        /// <summary>Whether a file has a top-level <c>services</c>, or is of a default name and includes others or holds nothing, by a look at its text.</summary>
        public bool IsCompose(string path)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lookup = sources.Read(path);
            if (lookup.Text is not { } text)
                return lookup.Status is not (LookupStatus.Missing or LookupStatus.NotAFile);
            return HasTopLevelKey(text.Text, "services")
                || (DefaultNames.Contains(SourcePath.FileName(path)) && (HasTopLevelKey(text.Text, "include") || IsBlank(text.Text)));
        }

        /// <summary>The files that <c>docker compose</c> takes in a directory; null when there are none.</summary>
        public ImmutableArray<string>? Main(string directory)
        {
            if (_mains.TryGetValue(directory, out var known))
                return known;
            return _mains[directory] = FromEnvironment(directory) ?? Default(directory);
        }

        /// <summary>
        /// A fragment merged over the project of its directory, or of the nearest one above with which it is whole; else over the one that brings most of
        /// what it lacks, the rest being left to files that are not known. Null when no other project brings anything.
        /// </summary>
        public LoadRequest? Over(string file, int missing)
        {
            LoadRequest? best = null;
            for (var directory = SourcePath.Directory(file); ; directory = SourcePath.Directory(directory))
            {
                if (Main(directory) is { } main && !main.Contains(file))
                {
                    var merged = Request(ImmutableArray.Create(main[0], file));
                    var left = Missing(merged);
                    if (left == 0)
                        return merged;
                    // What the project above lacks by itself is not this file's fault.
                    var added = left - Missing(Request(ImmutableArray.Create(main[0])));
                    if (added < missing)
                        (best, missing) = (merged with { IsFragment = true }, added);
                }

                if (directory is "." or "/" or ".." || directory.EndsWith("/..", StringComparison.Ordinal))
                    return best;
            }
        }

        /// <summary>
        /// A directory's project. One that is not whole, with the template of an override file beside it (<c>compose.override.yaml.example</c>), is a fragment: the
        /// user makes what it lacks.
        /// </summary>
        public LoadRequest Own(ImmutableArray<string> main)
        {
            var request = Request(main);
            var directory = SourcePath.Directory(main[0]);
            return main.Length == 1 && OverrideNames.Any(name => TemplateName.Beside(sources, SourcePath.Combine(directory, name)) is not null) && Missing(request) > 0
                ? request with { IsFragment = true }
                : request;
        }

        /// <summary>As <see cref="Over(string, int)"/>, for a file of a default name.</summary>
        public LoadRequest? Over(string file) => Over(file, Missing(Request(ImmutableArray.Create(file))));

        /// <summary>Whether a service has nothing to run by its own mapping: a look that is cheap, where most files need no more.</summary>
        public bool HasUnbuiltService(string file) =>
            sources.Read(file).Text is { } text
            && ParsedFiles.Of(text, cancellationToken).Documents.Select(d => d.Root).OfType<YamlMapping>().Any(root =>
                root["services"] is YamlMapping services
                && services.Entries.Any(service => service.Value is YamlMapping mapping && !Runnable.Any(key => mapping[key] is not null)));

        /// <summary>The file that Compose takes instead of one of a default name; null when it has none, or is the one taken.</summary>
        public string? Shadowing(string file) =>
            DefaultNames.Contains(SourcePath.FileName(file)) && Default(SourcePath.Directory(file)) is { } main && main[0] != file ? main[0] : null;

        /// <summary>How much a project lacks that another file would bring.</summary>
        public int Missing(LoadRequest request) =>
            ComposeLoader.Load(request, sources, cancellationToken).Problems.Count(p => FragmentKinds.Contains(p.Kind));

        /// <summary>The files that others include, and those that others extend services of.</summary>
        public (HashSet<string> Included, HashSet<string> Extended) Parts(List<string> candidates)
        {
            var included = new HashSet<string>(StringComparer.Ordinal);
            var extended = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in candidates)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (sources.Read(file).Text is not { } text
                    || (text.Text.IndexOf("include", StringComparison.Ordinal) < 0 && text.Text.IndexOf("extends", StringComparison.Ordinal) < 0))
                {
                    continue;
                }

                var directory = SourcePath.Directory(file);
                foreach (var root in ParsedFiles.Of(text, cancellationToken).Documents.Select(d => d.Root).OfType<YamlMapping>())
                {
                    foreach (var item in root["include"] is YamlSequence list ? list.Items : ImmutableArray<YamlNode>.Empty)
                        Add(included, file, directory, (item as YamlMapping)?["path"] ?? item);
                    foreach (var service in root["services"] is YamlMapping services ? services.Entries : ImmutableArray<YamlEntry>.Empty)
                        Add(extended, file, directory, ((service.Value as YamlMapping)?["extends"] as YamlMapping)?["file"]);
                }
            }

            return (included, extended);
        }

        private static void Add(HashSet<string> parts, string file, string directory, YamlNode? node)
        {
            foreach (var item in node is YamlSequence list ? list.Items : node is null ? ImmutableArray<YamlNode>.Empty : ImmutableArray.Create(node))
            {
                if (item is YamlScalar { IsNull: false } scalar && SourcePath.Combine(directory, scalar.Value) is var path && path != file)
                    parts.Add(path);
            }
        }

        private ImmutableArray<string>? FromEnvironment(string directory)
        {
            if (!readsEnv || sources.Read(SourcePath.Combine(directory, ".env")).Text is not { } text || text.Text.IndexOf("COMPOSE_FILE", StringComparison.Ordinal) < 0)
                return null;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            DotEnvFile.Read(text.Text, VariableScope.Empty, values);
            if (!values.TryGetValue("COMPOSE_FILE", out var named) || named.Length == 0)
                return null;
            var separator = values.TryGetValue("COMPOSE_PATH_SEPARATOR", out var given) && given.Length > 0 ? given : ":";
            var files = named.Split([separator], StringSplitOptions.RemoveEmptyEntries).Select(f => SourcePath.Combine(directory, f)).ToImmutableArray();
            return files.IsEmpty || !files.All(sources.FileExists) ? null : files;
        }

        private ImmutableArray<string>? Default(string directory)
        {
            var names = sources.Files(directory);
            if (DefaultNames.FirstOrDefault(n => names.Contains(n)) is not { } name)
                return null;
            var main = ImmutableArray.Create(SourcePath.Combine(directory, name));
            return OverrideNames.FirstOrDefault(n => names.Contains(n)) is { } second ? main.Add(SourcePath.Combine(directory, second)) : main;
        }

        // Compose takes a file of its default name whatever it holds, and refuses one that holds nothing.
        private static bool IsBlank(string text) => text.Split('\n').All(line => line.Trim() is "" or ['#', ..]);

        private static bool HasTopLevelKey(string text, string key)
        {
            var start = 0;
            while (start < text.Length)
            {
                var first = text[start];
                if (first == '{')
                    return text.IndexOf(key, start, StringComparison.Ordinal) >= 0;
                var quoted = first is '"' or '\'' ? 1 : 0;
                if (string.CompareOrdinal(text, start + quoted, key, 0, key.Length) == 0)
                {
                    var at = start + quoted + key.Length + quoted;
                    while (at < text.Length && text[at] is ' ' or '\t')
                        at++;
                    if (at < text.Length && text[at] == ':')
                        return true;
                }

                var newline = text.IndexOfAny(LineEnds, start);
                if (newline < 0)
                    return false;
                start = newline + 1;
            }

            return false;
        }

        private static readonly char[] LineEnds = ['\n', '\r'];
    }
}
