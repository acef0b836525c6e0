using ComposeLint.Analysis;
using ComposeLint.Text;
using ComposeLint.Topology;

namespace ComposeLint.Rules.Compose;

/// <summary>A security option that nobody knows.</summary>
public sealed partial class InvalidSecurityOption : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        // A stack ignores the key.
        if (context.Target != DeploymentTarget.Compose)
            return;
        foreach (var service in context.Project.Services)
            foreach (var option in service.SecurityOptions)
                if (option.TryGet(out var text) && !IsKnown(text))
                    context.Report(new Element(option.Span, service.Context, text, service.Key + ".security_opt." + text, option.Origin), $"{service} has the security option {text}, which the engine does not know");
    }

    /// <summary>Compose takes a colon for the divider where there is no equals sign, as the engine did of old.</summary>
    private static bool IsKnown(string option)
    {
        if (option is "no-new-privileges" or "systempaths=unconfined")
            return true;
        var divider = option.IndexOf('=') is var equals and >= 0 ? equals : option.IndexOf(':');
        if (divider < 0)
            return false;
        var value = option.Substring(divider + 1);
        return option.Substring(0, divider) switch
        {
            "label" or "apparmor" or "seccomp" => true,
            // Go's strconv.ParseBool.
            "no-new-privileges" or "writable-cgroups" => value is "1" or "t" or "T" or "true" or "TRUE" or "True" or "0" or "f" or "F" or "false" or "FALSE" or "False",
            // Windows: credentialspec=file://....
            "credentialspec" => true,
            _ => false,
        };
    }
}
