using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Compose.Binding;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Rules.Overlay;

/// <summary>The keys of a stack's files as written, each with what is known of it; what stands under a key without effect is not looked at.</summary>
internal static class StackKeys
{
    /// <summary>Keys lie at most this deep.</summary>
    private const int DeepestKey = 12;

    public static IEnumerable<(IElement At, ComposeKey Key)> Of(ComposeContext context)
    {
        if (context.Target != DeploymentTarget.Stack)
            return Enumerable.Empty<(IElement At, ComposeKey Key)>();
        return context.Project.Files.Where(file => file.Role is ComposeFileRole.Main or ComposeFileRole.Override && file.Root is not null)
            .SelectMany(file => In(file.Root!, ImmutableArray<string>.Empty));
    }

    private static IEnumerable<(IElement At, ComposeKey Key)> In(YamlNode node, ImmutableArray<string> path)
    {
        if (path.Length > DeepestKey)
            yield break;
        if (node is YamlSequence list)
        {
            foreach (var found in list.Items.SelectMany(item => In(item, path.Add("[]"))))
                yield return found;
        }
        else if (node is YamlMapping mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                var here = path.Add(entry.Key.Value);
                if (entry.Key.Value.StartsWith("x-", StringComparison.Ordinal) || ComposeKeys.Find(here) is not { } key)
                    continue;
                if (key.InStack != KeyEffect.Honoured)
                    yield return (new Element(entry.Key.Span, entry.Key.Span, Name(here), string.Join(".", here)), key);
                else
                    foreach (var found in In(entry.Value, here))
                        yield return found;
            }
        }
    }

    /// <summary><c>restart of web</c>; the path itself for what is not of a service.</summary>
    private static string Name(ImmutableArray<string> path) => path.Length > 2 && path[0] == "services"
        ? string.Join(".", path.Skip(2)) + " of " + path[1]
        : string.Join(".", path);
}
