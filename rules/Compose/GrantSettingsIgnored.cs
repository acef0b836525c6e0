using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Rules.Compose;

/// <summary>The owner or mode of a secret or config that Compose mounts as its file is.</summary>
public sealed partial class GrantSettingsIgnored : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        if (context.Target != DeploymentTarget.Compose)
            return;
        foreach (var service in context.Project.Services)
        {
            Check(context, service, "secret", context.Project.Secrets);
            Check(context, service, "config", context.Project.Configs);
        }
    }

    private static void Check(ComposeContext context, ComposeService service, string noun, LocatedList<ComposeFileObject> objects)
    {
        foreach (var item in service.Node[noun + "s"] is YamlSequence list ? list.Items : ImmutableArray<YamlNode>.Empty)
        {
            if (item is not YamlMapping grant || grant["source"] is not YamlScalar { UnknownReason: null } source
                || objects.FirstOrDefault(candidate => candidate.Name == source.Value) is not { File: not null, Environment: null, HasInlineContent: false } mounted)
                continue;
            foreach (var key in new[] { "uid", "gid", "mode" })
                if (grant.TryGet(key, out var entry))
                    context.Report(
                        new Element(entry.Key.Span, service.Context, key, $"{service.Key}.{noun}s.{source.Value}.{key}", entry.Key.Origin), mounted,
                        $"docker compose ignores {key} of the {noun} {source.Value} in {service}: the file is mounted as it is");
        }
    }
}
