using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Analysis.Configuration;

/// <summary>A key of composelint.yml.</summary>
/// <param name="Name">The key.</param>
/// <param name="Summary">What it does, in one sentence.</param>
/// <param name="Shape">What stands behind it, in a few words.</param>
public sealed record ConfigurationKey(string Name, string Summary, string Shape)
{
    internal Action<ConfigurationDraft, YamlNode> Apply { get; init; } = static (_, _) => { };
}

/// <summary>The keys of composelint.yml: what is not here is an error there.</summary>
public static class ConfigurationKeys
{
    private static readonly ImmutableArray<(string, FailOn)> s_failOn = ImmutableArray.Create(
        ("error", FailOn.Error), ("warning", FailOn.Warning), ("note", FailOn.Note), ("none", FailOn.None));

    private static readonly ImmutableArray<(string, Confidence)> s_confidence = ImmutableArray.Create(
        ("high", Confidence.High), ("medium", Confidence.Medium), ("low", Confidence.Low));

    private static readonly ImmutableArray<(string, DeploymentTarget)> s_targets = ImmutableArray.Create(
        ("compose", DeploymentTarget.Compose), ("stack", DeploymentTarget.Stack));

    private static readonly ImmutableArray<(string Word, Platforms Value)> s_platforms = ImmutableArray.Create(
        ("all", Platforms.All), ("linux", Platforms.Linux), ("mac", Platforms.Mac), ("windows", Platforms.Windows), ("rootless", Platforms.Rootless));

    // The words of hadolint's label-schema.
    private static readonly ImmutableArray<(string, LabelForm)> s_labelForms = ImmutableArray.Create(
        ("text", LabelForm.Text), ("url", LabelForm.Url), ("semver", LabelForm.Version), ("hash", LabelForm.Commit), ("rfc3339", LabelForm.Time), ("spdx", LabelForm.Licence), ("email", LabelForm.Email));

    // Rules that are off until there is a schema to hold labels against.
    private static readonly ImmutableArray<string> s_labelRules = ImmutableArray.Create(
        "label-empty", "label-no-url", "label-no-time", "label-no-licence", "label-no-commit", "label-no-version", "label-no-email");

    /// <summary>All keys, in the order in which <c>config</c> shows them.</summary>
    public static ImmutableArray<ConfigurationKey> All { get; } = ImmutableArray.Create(
        new ConfigurationKey("extends", "Another configuration that this one builds on.", "path"),
        new ConfigurationKey("select", "Rules to run instead of those on by default.", "list of ids, names, categories or ALL")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Select = draft.Rules(node) },
        },
        new ConfigurationKey("extend-select", "Rules to run besides those on by default.", "list of ids, names, categories or ALL")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { ExtendSelect = draft.Options.ExtendSelect.AddRange(draft.Rules(node)) },
        },
        new ConfigurationKey("ignore", "Rules not to run.", "list of ids, names, categories or ALL")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Ignore = draft.Options.Ignore.AddRange(draft.Rules(node)) },
        },
        new ConfigurationKey("severity", "Severities that differ from a rule's own.", "mapping of rule to error, warning, note or off")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Severities = draft.Severities(node, draft.Options.Severities) },
        },
        new ConfigurationKey("exclude", "Paths not to look at.", "list of globs")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Exclude = draft.Options.Exclude.AddRange(draft.Globs(node)) },
        },
        new ConfigurationKey("fail-on", "The lowest severity that makes the exit code 1.", "error, warning, note or none")
        {
            Apply = (draft, node) => draft.FailOn = draft.TryWord(node, "severity", s_failOn, out var value) ? value : draft.FailOn,
        },
        new ConfigurationKey("min-confidence", "Hides less certain findings.", "high, medium or low")
        {
            Apply = (draft, node) => draft.Options = draft.TryWord(node, "confidence", s_confidence, out var value) ? draft.Options with { MinConfidence = value } : draft.Options,
        },
        new ConfigurationKey("platform", "Docker hosts to look at.", "list of linux, mac, windows, rootless or all")
        {
            Apply = ApplyPlatforms,
        },
        new ConfigurationKey("target", "Who deploys the files.", "compose or stack")
        {
            Apply = (draft, node) => draft.Options = draft.TryWord(node, "target", s_targets, out var value) ? draft.Options with { Target = value } : draft.Options,
        },
        new ConfigurationKey("engine", "The Docker Engine to model.", "version, as 28.5")
        {
            Apply = ApplyEngine,
        },
        new ConfigurationKey("profiles", "Profiles to enable together.", "list of profiles")
        {
            Apply = (draft, node) => draft.Profiles = draft.List(node),
        },
        new ConfigurationKey("require-reason", "Whether a comment that ignores must say why.", "true or false")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { RequireReason = draft.Boolean(node) ?? draft.Options.RequireReason },
        },
        new ConfigurationKey("trusted-registries", "The registries that base images may come from; docker.io is Docker Hub.", "list of registries, with * at an end")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Images = draft.Options.Images with { TrustedRegistries = draft.List(node) } },
        },
        new ConfigurationKey("label-schema", "The labels that an image must have.", "mapping of label to text, url, semver, hash, rfc3339, spdx or email")
        {
            Apply = ApplyLabels,
        },
        new ConfigurationKey("strict-labels", "Whether an image may have no labels but those of label-schema.", "true or false")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Images = draft.Options.Images with { StrictLabels = draft.Boolean(node) ?? false } },
        },
        new ConfigurationKey("hosts", "Projects that run on one machine.", "mapping of a host's name to a list of projects")
        {
            Apply = ApplyHosts,
        },
        new ConfigurationKey("nodes", "The nodes of the swarm that stacks are deployed to.", "mapping of a node's host name to role (manager or worker), address, labels")
        {
            Apply = (draft, node) => draft.Options = draft.Options with { Nodes = NodeReading.Nodes(draft, node) },
        },
        new ConfigurationKey("overrides", "Exceptions for some paths or services.", "list of mappings with paths, services, ignore, severity, reason")
        {
            Apply = ApplyOverrides,
        });

    private static void ApplyPlatforms(ConfigurationDraft draft, YamlNode node)
    {
        var platforms = Platforms.None;
        foreach (var scalar in draft.Scalars(node))
        {
            if (draft.TryWord(scalar, "platform", s_platforms, out var value))
                platforms |= value;
        }

        if (platforms != Platforms.None)
            draft.Options = draft.Options with { Platforms = platforms };
    }

    private static void ApplyEngine(ConfigurationDraft draft, YamlNode node)
    {
        if (draft.Text(node) is not { } text)
            return;
        var parts = text.Split('.');
        if (parts.Length is < 1 or > 3 || parts.Any(part => part.Length is 0 or > 4 || part.Any(c => c is < '0' or > '9')))
            draft.Fault(node.Span, $"'{text}' is no engine version; write it as 28.5");
        else
            draft.Options = draft.Options with { Engine = text };
    }

    private static void ApplyLabels(ConfigurationDraft draft, YamlNode node)
    {
        var labels = ImmutableArray.CreateBuilder<KeyValuePair<string, LabelForm>>();
        foreach (var (key, value) in draft.Entries(node))
        {
            if (draft.TryWord(value, "form of a label", s_labelForms, out var form))
                labels.Add(new KeyValuePair<string, LabelForm>(key.Value, form));
        }

        draft.Options = draft.Options with
        {
            Images = draft.Options.Images with { Labels = labels.ToImmutable() },
            ExtendSelect = draft.Options.ExtendSelect.AddRange(s_labelRules),
        };
    }

    private static void ApplyHosts(ConfigurationDraft draft, YamlNode node)
    {
        foreach (var (key, value) in draft.Entries(node))
            draft.Options = draft.Options with { Hosts = draft.Options.Hosts.SetItem(key.Value, draft.List(value)) };
    }

    private static void ApplyOverrides(ConfigurationDraft draft, YamlNode node)
    {
        if (node is not YamlSequence list)
        {
            draft.Fault(node.Span, "a list is expected here");
            return;
        }

        foreach (var item in list.Items)
        {
            var made = new SettingsOverride(item.Span);
            foreach (var (key, value) in draft.Entries(item))
            {
                switch (key.Value)
                {
                    case "paths": made = made with { Paths = draft.Globs(value) }; break;
                    case "services": made = made with { Services = draft.List(value) }; break;
                    case "ignore": made = made with { Ignore = draft.Rules(value) }; break;
                    case "severity": made = made with { Severities = draft.Severities(value, made.Severities) }; break;
                    case "reason": made = made with { Reason = draft.Text(value) ?? "" }; break;
                    default: draft.Unknown(key, "key of an override", ["paths", "services", "ignore", "severity", "reason"]); break;
                }
            }

            draft.Options = draft.Options with { Overrides = draft.Options.Overrides.Add(made) };
        }
    }
}
