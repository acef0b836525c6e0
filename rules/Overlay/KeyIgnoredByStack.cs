using ComposeLint.Analysis;
using ComposeLint.Compose.Binding;

namespace ComposeLint.Rules.Overlay;

/// <summary>A key that a stack is deployed without.</summary>
public sealed partial class KeyIgnoredByStack : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var (at, key) in StackKeys.Of(context))
            if (key.InStack is KeyEffect.Ignored or KeyEffect.Obsolete)
                context.Report(at, $"docker stack deploy ignores {at.Name}");
    }
}
