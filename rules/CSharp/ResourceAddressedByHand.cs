using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>The address of an Aspire resource written out in another one's environment, past service discovery.</summary>
public sealed partial class ResourceAddressedByHand : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var user in context.Model.Resources)
        {
            foreach (var variable in user.Environment)
            {
                var named = context.Model.Resources.FirstOrDefault(other =>
                    other.Key != user.Key && other.Kind == AspireResourceKind.Container && other.ResourceName is { IsKnown: true, Value: var name } && variable.Names(name) && !user.References.Contains(other.Key));
                if (named is null)
                    continue;
                var shown = variable.Variable.TryGet(out var given) ? given : "a variable";
                context.Report(
                    new Element(variable.Value.Span, user.Context, shown, user.Key + ".environment." + shown),
                    named,
                    $"{shown} of {user} names {named} by hand: the app host neither gives it the address that holds where it runs, nor knows that it is needed",
                    help: $"pass the resource or its endpoint, by WithReference or WithEnvironment(\"{shown}\", {named}.GetEndpoint(...)), and wait for it");
            }
        }
    }
}
