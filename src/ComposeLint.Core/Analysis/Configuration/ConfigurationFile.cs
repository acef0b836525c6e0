using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Analysis.Configuration;

/// <summary>Finds and reads composelint.yml.</summary>
public static class ConfigurationFile
{
    private const int MostExtends = 16;

    private static readonly ImmutableArray<string> s_names = ImmutableArray.Create("composelint.yml", ".composelint.yml", ".github/composelint.yml");

    /// <summary>The nearest configuration at or above a directory, up to the repository's root (which holds <c>.git</c>) or the end of what may be read; null when there is none.</summary>
    public static string? Find(SourceSet sources, string directory)
    {
        var current = SourcePath.Normalize(directory);
        while (sources.DirectoryExists(current))
        {
            foreach (var name in s_names)
            {
                var path = SourcePath.Combine(current, name);
                if (sources.FileExists(path))
                    return path;
            }

            var git = SourcePath.Combine(current, ".git");
            var above = SourcePath.Combine(current, "..");
            if (sources.DirectoryExists(git) || sources.FileExists(git) || above == current)
                return null;
            current = above;
        }

        return null;
    }

    /// <summary>Reads a configuration and those it extends; <paramref name="rules"/> are those it may name.</summary>
    public static LoadedConfiguration Load(SourceSet sources, string path, ImmutableArray<Rule> rules)
    {
        var draft = new ConfigurationDraft(rules);
        var lookup = sources.Read(path);
        if (lookup.Text is not { } source)
        {
            var missing = new Notification(NotificationKind.Configuration, $"the configuration {path} cannot be read: {LookupText.Of(lookup)}");
            return LoadedConfiguration.Default with { Problems = ImmutableArray.Create(missing) };
        }

        Apply(source, ImmutableArray.Create(source.Path));
        return draft.ToConfiguration(source);

        void Apply(SourceText text, ImmutableArray<string> chain)
        {
            var yaml = YamlReader.Read(text);
            foreach (var problem in yaml.Problems)
                draft.Fault(problem.Subject.Span, problem.Message);
            if (yaml.Documents.IsEmpty || yaml.Documents[0].Root is not { } root || root is YamlScalar { IsNull: true })
                return;
            var entries = draft.Entries(root);
            foreach (var entry in entries)
            {
                if (entry.Key.Value == "extends")
                    Extend(text, entry, chain);
            }

            foreach (var entry in entries)
            {
                if (ConfigurationKeys.All.FirstOrDefault(key => key.Name == entry.Key.Value) is not { } known)
                {
                    draft.Unknown(entry.Key, "setting", ConfigurationKeys.All.Select(key => key.Name));
                    continue;
                }

                known.Apply(draft, entry.Value);
                draft.Set(entry);
            }
        }

        void Extend(SourceText text, YamlEntry entry, ImmutableArray<string> chain)
        {
            if (draft.Text(entry.Value) is not { } written)
                return;
            var target = SourcePath.Combine(SourcePath.Directory(text.Path), written);
            if (chain.Contains(target) || chain.Length > MostExtends)
            {
                draft.Fault(entry.Value.Span, "the configuration extends itself: " + string.Join(" -> ", chain.Add(target)));
                return;
            }

            var found = sources.Read(target);
            if (found.Text is { } other)
                Apply(other, chain.Add(target));
            else
                draft.Fault(entry.Value.Span, $"{written} cannot be read: {LookupText.Of(found)}");
        }
    }
}
