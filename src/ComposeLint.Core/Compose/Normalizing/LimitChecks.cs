using System.Globalization;

using ComposeLint.Text;
using ComposeLint.Yaml;

namespace ComposeLint.Compose.Normalizing;

/// <summary>Limits that a service states twice, by its own key and under deploy.resources, must agree (compose-go loader/validate.go).</summary>
internal sealed class LimitChecks(LoadSession session, string name, YamlMapping service, SourceSpan context)
{
    /// <summary>Notes those that do not.</summary>
    public void Check()
    {
        if (service["deploy"] is not YamlMapping deploy)
            return;
        var resources = deploy["resources"] as YamlMapping;
        Check("cpus", resources, "limits", "cpus", static text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);
        Check("mem_limit", resources, "limits", "memory", static text => ByteSize.Parse(text));
        Check("mem_reservation", resources, "reservations", "memory", static text => ByteSize.Parse(text));
        Check("pids_limit", resources, "limits", "pids", static text => ScalarValue.TryInteger(text, out var number) ? number : null);
    }

    private void Check(string key, YamlMapping? resources, string section, string other, Func<string, double?> parse)
    {
        if (Consistency.Text(service[key]) is not { } text || parse(text) is not { } own || own == 0 || resources?[section] is not YamlMapping limits)
            return;
        if (limits[other] is YamlScalar { UnknownReason: not null })
            return;
        var stated = Consistency.Text(limits[other]) is { } otherText ? parse(otherText) ?? 0 : 0;
        if (stated == own)
            return;
        session.Report("conflicting-limit", new Element(service[key]!.Span, context, key, $"services.{name}.{key}"),
            $"{key} and deploy.resources.{section}.{other} of {name} do not agree",
            $"services.{name}: can't set distinct values on '{key}' and 'deploy.resources.{section}.{other}': invalid compose project");
    }
}
