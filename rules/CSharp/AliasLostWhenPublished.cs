using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A name that only the app host gives a container, and that another resource still calls when the app is published.</summary>
public sealed partial class AliasLostWhenPublished : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        if (context.Model.ComposeEnvironments.IsEmpty)
            return;
        foreach (var resource in context.Model.Resources)
        {
            if (resource.OnlyIn == AspireScope.Run || resource.IsNotPublished)
                continue;
            foreach (var alias in resource.RunOnlyNames)
            {
                if (!alias.TryGet(out var name) || context.Model.Resources.Any(other => other.ResourceName is { IsKnown: true, Value: var own } && own.Equals(name, StringComparison.OrdinalIgnoreCase)))
                    continue;
                foreach (var user in context.Model.Resources.Where(user => user.OnlyIn != AspireScope.Run && !user.IsNotPublished))
                {
                    if (user.Environment.FirstOrDefault(variable => variable.Names(name)) is { } variable)
                        context.Report(
                            new Element(alias.Span, resource.Context, name, resource.Key + ".alias." + name),
                            new Element(variable.Value.Span, user.Context, variable.Variable.ToString(), user.Key + ".environment." + variable.Variable),
                            $"{user} calls {resource} by {name}, a name that the app host alone gives it: in the published Compose file nobody answers to it",
                            help: $"call it by its resource's name, or refer to its endpoint");
                }
            }
        }
    }
}
