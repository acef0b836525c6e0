using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A port of a Compose service that code wants to reach, and that nothing there is known to listen on.</summary>
public sealed partial class ExposedServicePortNotServed : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var link in context.Model.ComposeLinks)
        {
            if (link.Project is not { } project)
                continue;
            foreach (var (service, port) in link.Exposed)
            {
                if (!service.TryGet(out var name) || !port.TryGet(out var number))
                    continue;
                var known = project.Services.FirstOrDefault(item => item.Service.Name == name);
                if (known is { Listens.IsEmpty: false } && !known.Listens.Contains(number))
                    context.Report(
                        new Element(port.Span, link.Context, number.ToString(System.Globalization.CultureInfo.InvariantCulture), link.Key + ".exposed." + name + "." + number),
                        known.Service,
                        $"nothing in {name} is known to listen on {number}: its ports are {string.Join(", ", known.Listens)}",
                        Confidence.Medium);
            }
        }
    }
}
