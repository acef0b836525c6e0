using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>Whose layers are kept.</summary>
internal static class FinalStages
{
    /// <summary>Whether what a RUN writes stays in the final image or in the base of another stage.</summary>
    public static bool Keeps(ComposeLint.Dockerfiles.Dockerfile file, RunInstruction run)
    {
        if (run.Trigger is not null || run.Stage is not { } stage || stage.Index == file.Stages.Length - 1)
            return true;
        if (stage.From.Alias is not { } alias)
            return false;
        foreach (var other in file.Stages)
            if (WrittenImage.Read(other.From.Image.Text).Name == alias.Text)
                return true;
        return false;
    }
}
