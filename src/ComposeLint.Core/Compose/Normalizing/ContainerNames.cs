using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Two services cannot have one container name (compose-go types/project.go CheckContainerNameUnicity, which config and up ask).</summary>
internal static class ContainerNames
{
    /// <summary>The kind of the problem; the loader itself lets such a project pass.</summary>
    public const string Kind = "duplicate-container-name";

    /// <summary>Notes names that are taken.</summary>
    public static void Check(LoadSession session, YamlMapping? services, IReadOnlyCollection<string> active)
    {
        var names = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var entry in services?.Entries ?? ImmutableArray<YamlEntry>.Empty)
        {
            if (!active.Contains(entry.Key.Value) || (entry.Value as YamlMapping)?["container_name"] is not YamlScalar { UnknownReason: null, Value.Length: > 0 } name)
                continue;
            if (names.TryGetValue(name.Value, out var other))
            {
                var shown = session.Shown(name);
                session.Report(Kind, new Element(name.Span, Nodes.Cover(entry.Key.Span, entry.Value.Span), shown, $"services.{entry.Key.Value}.container_name", name.Origin),
                    $"the container name {shown} is already taken",
                    $"services.{entry.Key.Value}: container name \"{name.Value}\" is already in use by service {{}}\"",
                    related: ImmutableArray.Create(new Annotation(other, "taken here")));
                continue;
            }

            names[name.Value] = name.Span;
        }
    }
}
