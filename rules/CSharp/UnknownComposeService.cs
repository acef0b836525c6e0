using ComposeLint.Analysis;
using ComposeLint.Text;

namespace ComposeLint.Rules.CSharp;

/// <summary>A service that code asks of Compose files which do not have it.</summary>
public sealed partial class UnknownComposeService : CSharpRule
{
    /// <inheritdoc/>
    public override void Check(CSharpContext context)
    {
        foreach (var link in context.Model.ComposeLinks)
        {
            if (link is not { OpenFiles: null, Project: { Open: null } project })
                continue;
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var service in link.Services)
            {
                if (!service.TryGet(out var name) || project.Services.Any(known => known.Service.Name == name || IsInstance(name, known.Service.Name)) || !told.Add(name))
                    continue;
                var near = Spelling.Nearest(name, project.Services.Select(known => known.Service.Name));
                context.Report(
                    new Element(service.Span, link.Context, name, link.Key + ".services." + name),
                    $"{link} has no service {name}",
                    help: near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    // FluentDocker waits for containers, whose names may carry the service's in them.
    private static bool IsInstance(string name, string service) => name.IndexOf(service, StringComparison.Ordinal) >= 0 && name.Length > service.Length && name.Any(c => c is '-' or '_');
}
