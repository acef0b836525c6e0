using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Naming;

/// <summary>A name that no volume may have.</summary>
public sealed partial class InvalidVolumeName : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var volume in context.Project.Volumes)
        {
            if (!volume.RealName.TryGet(out var name) || volume.Driver is { } driver && !(driver.TryGet(out var named) && named == "local") || IsValid(name))
                continue;
            context.Report(new Element(volume.RealName.Span, volume.Context, name, volume.Key + ".name", volume.RealName.Origin), $"'{name}' is no name for a volume: letters, digits, '_', '.' and '-', and at least two");
        }
    }

    /// <summary>moby daemon/names/names.go RestrictedNamePattern; volume/local/local.go also wants two characters.</summary>
    private static bool IsValid(string name)
    {
        for (var i = 0; i < name.Length; i++)
            if (!(name[i] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || i > 0 && name[i] is '_' or '.' or '-'))
                return false;
        return name.Length > 1;
    }
}
