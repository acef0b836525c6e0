using System.Globalization;
using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;
using ComposeLint.Topology;
using ComposeLint.Yaml;

namespace ComposeLint.Rules.Compose;

/// <summary>A restart policy that the engine does not know, or a count of retries that it does not take.</summary>
public sealed partial class InvalidRestartPolicy : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var service in context.Project.Services)
        {
            // deploy.restart_policy takes the place of restart (docker/compose pkg/compose/create.go getRestartPolicy).
            if (service.Deploy?.Node["restart_policy"] is YamlMapping policy)
            {
                if (context.Target == DeploymentTarget.Compose && policy["condition"] is YamlScalar { UnknownReason: null } condition)
                    Check(context, service, condition, condition.Value, policy["max_attempts"] as YamlScalar, "deploy.restart_policy");
            }
            else if (service.Node["restart"] is YamlScalar { UnknownReason: null, IsNull: false } restart)
            {
                var parts = restart.Value.Split(':');
                Check(context, service, restart, parts[0], parts.Length > 1 ? new YamlScalar(parts[1], ScalarStyle.Plain, restart.Span) : null, "restart");
            }
        }
    }

    private static void Check(ComposeContext context, ComposeService service, YamlScalar at, string name, YamlScalar? retries, string key)
    {
        var subject = new Element(at.Span, service.Context, key, service.Key + "." + key, at.Origin);
        if (name is not ("no" or "none" or "always" or "any" or "on-failure" or "unless-stopped" or ""))
            context.Report(subject, $"{key} of {service} is '{name}': the policies are no, always, on-failure and unless-stopped");
        else if (name is not ("on-failure" or "") && context.Target == DeploymentTarget.Compose
            && retries is { UnknownReason: null } && int.TryParse(retries.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count != 0)
            context.Report(new Element(retries.Span, service.Context, key, service.Key + "." + key, retries.Origin), $"{service} counts {count} retries with the policy '{name}': the engine takes a count with on-failure alone");
    }
}
