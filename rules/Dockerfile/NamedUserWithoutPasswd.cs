using ComposeLint.Analysis;
using ComposeLint.Dockerfiles;

namespace ComposeLint.Rules.Dockerfile;

/// <summary>USER names a user that the image cannot know.</summary>
public sealed partial class NamedUserWithoutPasswd : DockerfileRule
{
    /// <inheritdoc/>
    public override void Check(DockerfileContext context)
    {
        foreach (var instruction in context.File.Instructions)
        {
            if (instruction is not ValueInstruction { Kind: InstructionKind.User, Stage: { } stage } user || user.Value.HasVariable || user.Value.Text.Length == 0)
                continue;
            var name = user.Value.Text.Split(':')[0];
            if (name.All(char.IsDigit) || !stage.Root.IsScratch)
                continue;
            var mayHavePasswd = stage.Chain.SelectMany(s => s.Instructions).OfType<CopyInstruction>().Any(copy =>
                copy.Sources.Any(source => source.Text.IndexOf("passwd", StringComparison.Ordinal) >= 0 || source.Unquoted is "/" or "." or "/etc" || source.Text.IndexOf('*') >= 0)
                || copy.Destination?.Text.IndexOf("/etc", StringComparison.Ordinal) >= 0);
            if (!mayHavePasswd)
                context.Report(user.Element(user.Value), $"the stage has no /etc/passwd, so {name} means nothing in it");
        }
    }
}
