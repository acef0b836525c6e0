using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;
using ComposeLint.Text;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>An image comes from a registry that is not trusted.</summary>
public sealed partial class UntrustedRegistry : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        if (context.Policy.TrustedRegistries.IsEmpty)
            return;
        var stages = new HashSet<string>(context.File.Stages.Select(stage => stage.StageName).OfType<string>(), StringComparer.Ordinal);
        foreach (var stage in context.File.Stages)
            if (stage.Base is null && stage.BaseImage.TryGet(out var image))
                Check(context, stages, image, stage.From, stage.From.Image.Span);
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is CopyInstruction { From: { Value: { } from } flag })
                Check(context, stages, from, instruction, flag.Span);
        }

        foreach (var run in context.File.Runs)
            foreach (var mount in run.Mounts)
                if (mount.From is { } from)
                    Check(context, stages, from, run, mount.Span);
    }

    private static void Check(DockerfileContext context, HashSet<string> stages, string image, Instruction instruction, SourceSpan place)
    {
        if (image == "scratch" || stages.Contains(image.ToLowerInvariant()) || image.All(c => c is >= '0' and <= '9')
            || !ImageReference.TryParse(image, out var reference, out _) || context.Policy.Trusts(reference!.Registry))
            return;
        context.Report(instruction.Element(place, image, "registry." + image), $"{reference} comes from {reference.Registry}, which is not one of the trusted registries");
    }
}
