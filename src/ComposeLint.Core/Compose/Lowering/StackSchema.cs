using System.Globalization;
using ComposeLint.Knowledge;
using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Lowering;

/// <summary>
/// What <c>docker stack deploy</c> refuses of a file's form, in its own words: keys that its schema does not know, and a published port that is no number. Of
/// several faults it names the one deepest in the file (docker/cli cli/compose/schema/schema.go getMostSpecificError).
/// </summary>
internal sealed class StackSchema
{
    private static readonly Lazy<ImmutableDictionary<string, ImmutableHashSet<string>>> Keys = new(() => KnowledgeTable.Load("stack-keys").Rows
        .ToImmutableDictionary(row => row[0], row => row[1].Split(' ').ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal));

    private readonly List<(int Depth, Problem Problem)> _faults = [];

    /// <summary>Why the client refuses the file; null when it does not.</summary>
    public static Problem? Refusal(ComposeFile file)
    {
        if (file.Root is not { } root)
            return null;
        var schema = new StackSchema();
        schema.CheckRoot(root);
        var deepest = schema._faults.Count == 0 ? 0 : schema._faults.Max(fault => fault.Depth);
        foreach (var fault in schema._faults)
            if (fault.Depth == deepest)
                return fault.Problem;
        return null;
    }

    private void CheckRoot(YamlMapping root)
    {
        Check("root", root, "(root)", root.Span);
        foreach (var (name, service) in Mappings(root["services"]))
            CheckService(service, "services." + name);
        foreach (var (name, network) in Mappings(root["networks"]))
        {
            var path = "networks." + name;
            Check("network", network, path, network.Span);
            if (network["ipam"] is not YamlMapping ipam)
                continue;
            Check("ipam", ipam, path + ".ipam", network.Span);
            if (ipam["config"] is YamlSequence pools)
                for (var n = 0; n < pools.Items.Length; n++)
                    Check("pool", pools.Items[n] as YamlMapping, path + ".ipam.config." + Number(n), network.Span);
        }
    }

    private void CheckService(YamlMapping service, string path)
    {
        Check("service", service, path, service.Span);
        Check("deploy", service["deploy"] as YamlMapping, path + ".deploy", service.Span);
        foreach (var (name, attachment) in Mappings(service["networks"]))
            Check("attachment", attachment, path + ".networks." + name, service.Span);
        if (service["ports"] is not YamlSequence ports)
            return;
        for (var n = 0; n < ports.Items.Length; n++)
        {
            if (ports.Items[n] is not YamlMapping port)
                continue;
            var at = path + ".ports." + Number(n);
            Check("port", port, at, service.Span);
            foreach (var key in new[] { "target", "published" })
                if (port[key] is YamlScalar { IsNull: false, UnknownReason: null } value && value.Kind() != ScalarKind.Integer)
                    Add(at + "." + key, "must be a integer", value.Span, service.Span);
        }
    }

    private static IEnumerable<(string Name, YamlMapping Value)> Mappings(YamlNode? node)
    {
        if (node is YamlMapping mapping)
            foreach (var entry in mapping.Entries)
                if (entry.Value is YamlMapping value)
                    yield return (entry.Key.Value, value);
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private void Check(string kind, YamlMapping? mapping, string path, SourceSpan context)
    {
        if (mapping is null)
            return;
        foreach (var entry in mapping.Entries)
            if (!Keys.Value[kind].Contains(entry.Key.Value) && !entry.Key.Value.StartsWith("x-", StringComparison.Ordinal))
                Add(path, "Additional property " + entry.Key.Value + " is not allowed", entry.Key.Span, context);
    }

    private void Add(string path, string what, SourceSpan span, SourceSpan context) =>
        _faults.Add((path.Split('.').Length, new Problem("stack-refused", new Element(span, context, path, path), path + " " + what)));
}
