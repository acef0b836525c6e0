using ComposeLint.Analysis;
using ComposeLint.Compose;
using ComposeLint.Text;

namespace ComposeLint.Rules.Naming;

/// <summary>A project whose name is that of the directory it happens to be in.</summary>
public sealed partial class UnnamedProject : ComposeRule
{
    /// <inheritdoc/>
    public override void Check(ComposeContext context)
    {
        var files = context.Project.Files.Where(file => file.Role is ComposeFileRole.Main or ComposeFileRole.Override).ToList();
        if (files.Count == 0 || files.Exists(file => file.Root is null || file.Root["name"] is not null) || !files[0].Root!.TryGet("services", out var services))
            return;
        context.Report(
            new Element(services.Key.Span, services.Key.Span, "name", "name"),
            $"the project has no name: it takes that of its directory, and networks, volumes and containers with it");
    }
}
