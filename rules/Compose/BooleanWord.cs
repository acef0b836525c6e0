using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.Compose;

/// <summary>A word that one YAML reads as text and the other as true or false.</summary>
public sealed partial class BooleanWord : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        foreach (var service in context.Project.Services.Items.AddRange(context.Project.DisabledServices.Items))
            foreach (var variable in service.Environment)
                if (!variable.IsSecret && variable.Value is { IsKnown: true, Origin: null } value && IsBoolean(value.Value) && value.Span.Text == value.Value && !IsInListEntry(value.Span))
                    context.Report(variable, $"{variable.Name} of {service.Name} is {value.Value} without quotes: text here, and true or false for readers of YAML 1.1");
    }

    // KEY=yes is one scalar, and no reader takes it for a truth value.
    private static bool IsInListEntry(SourceSpan value) => value.Span.Start > 0 && value.Source.Text[value.Span.Start - 1] == '=';

    /// <summary>The words of YAML 1.1 (yaml.org/type/bool.html) that YAML 1.2 has not.</summary>
    private static bool IsBoolean(string text) => text.ToLowerInvariant() is "yes" or "no" or "on" or "off";
}
