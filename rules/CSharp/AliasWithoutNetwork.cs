using ComposeLint.Analysis;
using ComposeLint.CSharp;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>Aliases of a test container that joins no network: they are dropped without a word.</summary>
public sealed partial class AliasWithoutNetwork : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var container in context.Model.Containers)
        {
            if (container.Api != ContainerApi.Testcontainers || container.Aliases.IsEmpty || !container.Networks.IsEmpty || container.OpenNetworks is not null || container.NetworkMode is not null)
                continue;
            var alias = container.Aliases[0];
            var shown = alias.TryGet(out var name) ? name : "an alias";
            var subject = new Element(alias.Span, container.Context, shown, container.Key + ".aliases." + shown);
            context.Report(subject, $"{container} joins no network, so that its alias {shown} is dropped: nobody can reach it by that name");
        }
    }
}
