using ComposeLint.Analysis;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>The base image has no tag.</summary>
public sealed partial class UntaggedBaseImage : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stage in context.File.Stages)
        {
            var image = WrittenImage.Read(stage.From.Image.Text);
            if (image is { Tag: null, Digest: null } && image.Name != "scratch" && !image.Name.StartsWith("$", StringComparison.Ordinal)
                && stage.From.Image.Text.Length > 0 && !names.Contains(image.Name) && !MayBeStage(image.Name, names))
                context.Report(stage.From.Element(stage.From.Image), $"{stage.From.Image} has no tag: it is whatever 'latest' is that day");
            if (stage.From.Alias is { } alias)
                names.Add(alias.Text);
        }
    }

    // binaries-$TARGETOS chooses between stages: their names begin as it does.
    private static bool MayBeStage(string image, HashSet<string> stages)
    {
        var variable = image.IndexOf('$');
        return variable > 0 && stages.Any(stage => stage.StartsWith(image.Substring(0, variable), StringComparison.Ordinal));
    }
}
