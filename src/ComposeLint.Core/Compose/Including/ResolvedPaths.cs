using ComposeLint.Compose.Merging;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Including;

/// <summary>
/// Makes relative paths of a model paths of the source set, seen from where the analysis runs (compose-go paths/resolve.go makes them absolute). What
/// is resolved is tagged, so that an including file does not resolve it again.
/// </summary>
internal static class ResolvedPaths
{
    private static readonly PathRules<Func<string, bool>> Rules = new(
    [
        new("services.*.build.context", static path => path.Length > 0 && !IsContextUrl(path)),
        new("services.*.build.additional_contexts.*", static path => path.Length > 0 && !IsContextUrl(path)),
        new("services.*.build.ssh.*", static _ => true),
        new("services.*.env_file.*.path", static path => path.Length > 0),
        new("services.*.label_file.*", static path => path.Length > 0),
        new("services.*.extends.file", static path => path.Length > 0 && !IsRemote(path)),
        new("services.*.develop.watch.*.path", static path => path.Length > 0),
        new("services.*.volumes.*", static _ => true),
        new("configs.*.file", static _ => true),
        new("secrets.*.file", static _ => true),
        new("volumes.*", static _ => true),
    ]);

    /// <summary>The path that a scalar means, seen from a directory.</summary>
    public static string Of(YamlScalar scalar, string directory) =>
        scalar.Tag == Nodes.ResolvedPath ? scalar.Value : SourcePath.Combine(directory, scalar.Value);

    /// <summary>Whether it names something that the network would have to bring (docker/compose pkg/remote).</summary>
    public static bool IsRemote(string path) =>
        path.StartsWith("oci://", StringComparison.Ordinal) || IsGitOrWeb(path);

    /// <summary>A model whose paths are seen from where the analysis runs.</summary>
    public static YamlMapping Resolve(YamlMapping model, string directory) => (YamlMapping)Visit(model, Rules, directory);

    private static YamlNode Visit(YamlNode node, PathRules<Func<string, bool>>? rules, string directory)
    {
        if (rules is null)
            return node;
        if (rules.HasRule)
            return node is YamlMapping entry ? Entry(entry, directory) : node is YamlScalar path ? Path(path, directory, rules.Rule!) : node;
        switch (node)
        {
            case YamlMapping mapping:
                return Canonical.Each(mapping, (key, value) => value is YamlScalar && rules.Below(key.Value) is not { HasRule: true } ? value : Visit(value, rules.Below(key.Value), directory));
            case YamlSequence list:
                ImmutableArray<YamlNode>.Builder? changed = null;
                for (var i = 0; i < list.Items.Length; i++)
                {
                    var value = Visit(list.Items[i], rules.Items, directory);
                    if (ReferenceEquals(value, list.Items[i]))
                        continue;
                    if (changed is null)
                    {
                        changed = ImmutableArray.CreateBuilder<YamlNode>(list.Items.Length);
                        changed.AddRange(list.Items);
                    }

                    changed[i] = value;
                }

                return changed is null ? list : new YamlSequence(changed.MoveToImmutable(), list.Span, list.Tag, list.Origin);
            default:
                return node;
        }
    }

    /// <summary>A mount of the host's, or a volume of the local driver that is one.</summary>
    private static YamlMapping Entry(YamlMapping entry, string directory)
    {
        if (entry["type"] is YamlScalar { Value: "bind" } && entry.TryGet("source", out var source) && source.Value is YamlScalar path)
            return With(entry, source.Key, Path(path, directory, static p => !IsWindowsRooted(p)));
        if (entry["driver"] is YamlScalar { Value: "local" } && entry.TryGet("driver_opts", out var options) && options.Value is YamlMapping values
            && values["o"] is YamlScalar { Value: "bind" } && values.TryGet("device", out var device) && device.Value is YamlScalar devicePath)
        {
            return With(entry, options.Key, With(values, device.Key, Path(devicePath, directory, static p => !IsWindowsRooted(p))));
        }

        return entry;
    }

    private static YamlScalar Path(YamlScalar scalar, string directory, Func<string, bool> isLocal)
    {
        if (scalar.IsNull || scalar.UnknownReason is not null || scalar.Tag == Nodes.ResolvedPath
            || (scalar.Value.Length > 0 && scalar.Value[0] is '/' or '~') || !isLocal(scalar.Value))
        {
            return scalar;
        }

        return new YamlScalar(SourcePath.Combine(directory, scalar.Value), ScalarStyle.DoubleQuoted, scalar.Span, Nodes.ResolvedPath, scalar.Origin);
    }

    private static YamlMapping With(YamlMapping mapping, YamlScalar key, YamlNode value)
    {
        var changed = new MappingBuilder(mapping);
        changed.Set(key, value);
        return changed.ToMapping(mapping);
    }

    private static bool IsWindowsRooted(string path) =>
        path.Length > 2 && path[1] == ':' && path[2] is '\\' or '/' || path.StartsWith("\\\\", StringComparison.Ordinal);

    private static bool IsContextUrl(string path) =>
        path.IndexOf("://", StringComparison.Ordinal) >= 0 || path.StartsWith("service:", StringComparison.Ordinal) || IsGitOrWeb(path);

    private static bool IsGitOrWeb(string path) => Array.Exists(Prefixes, p => path.StartsWith(p, StringComparison.Ordinal));

    private static readonly string[] Prefixes = ["https://", "http://", "git://", "ssh://", "github.com/", "git@"];
}
