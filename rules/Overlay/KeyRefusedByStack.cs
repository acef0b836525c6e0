using ComposeLint.Analysis;
using ComposeLint.Compose.Binding;

namespace ComposeLint.Rules.Overlay;

/// <summary>A key for which a stack is not deployed at all.</summary>
public sealed partial class KeyRefusedByStack : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var (at, key) in StackKeys.Of(context))
            if (key is { InStack: KeyEffect.Refused, Instead: null })
                context.Report(at, $"docker stack deploy refuses the file for {at.Name}");
    }
}
